<?php

namespace App;

use Symfony\Bundle\FrameworkBundle\FrameworkBundle;
use Symfony\Bundle\FrameworkBundle\Kernel\MicroKernelTrait;
use Symfony\Bundle\TwigBundle\TwigBundle;
use Symfony\Component\DependencyInjection\Loader\Configurator\ContainerConfigurator;
use Symfony\Component\HttpKernel\Kernel as BaseKernel;
use Symfony\Component\Routing\Loader\Configurator\RoutingConfigurator;

class Kernel extends BaseKernel
{
    use MicroKernelTrait;

    public function registerBundles(): iterable
    {
        return [new FrameworkBundle(), new TwigBundle()];
    }

    public function getProjectDir(): string
    {
        return dirname(__DIR__);
    }

    protected function configureContainer(ContainerConfigurator $container): void
    {
        $container->extension('framework', [
            'secret' => 'rahasia-uji',
            'csrf_protection' => true,
            'form' => true,
            'validation' => true,
            'session' => [
                'handler_id' => 'session.handler.native_file',
                'save_path' => '%kernel.project_dir%/var/sessions',
                'storage_factory_id' => 'session.storage.factory.native',
            ],
        ]);
        $container->extension('twig', ['default_path' => '%kernel.project_dir%/templates']);
        $services = $container->services()->defaults()->autowire()->autoconfigure();
        $services->load('App\\', __DIR__ . '/*')->exclude(__FILE__);
        $services->set(\PDO::class, \PDO::class)->args(['sqlite:%kernel.project_dir%/var/data.db']);
    }

    protected function configureRoutes(RoutingConfigurator $routes): void
    {
        $survei = Controller\SurveiController::class;
        $routes->add('survei', '/survei')->controller([$survei, 'survei']);
        $routes->add('selesai', '/survei/selesai')->controller([$survei, 'selesai']);
        $routes->add('halaman', '/halaman')->controller([$survei, 'halaman']);
    }
}
