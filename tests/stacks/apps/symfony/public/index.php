<?php

use App\Kernel;
use Symfony\Component\HttpFoundation\Request;

require '/usr/share/php/Symfony/Bundle/FrameworkBundle/autoload.php';
require '/usr/share/php/Symfony/Bundle/TwigBundle/autoload.php';
require '/usr/share/php/Symfony/Component/Security/Csrf/autoload.php';
spl_autoload_register(static function (string $class): void {
    if (strpos($class, 'App\\') === 0) {
        require dirname(__DIR__) . '/src/' . str_replace('\\', '/', substr($class, 4)) . '.php';
    }
});

$kernel = new Kernel('prod', false);
$request = Request::createFromGlobals();
$response = $kernel->handle($request);
$response->send();
$kernel->terminate($request, $response);
