<?php

return [
    'default' => 'mysql',
    'connections' => ['mysql' => [
        'driver' => 'mysql', 'host' => '127.0.0.1', 'port' => getenv('UJI_PORT'),
        'database' => 'laravel', 'username' => 'uji', 'password' => getenv('UJI_PASSWORD'),
        'charset' => 'utf8mb4', 'collation' => 'utf8mb4_unicode_ci', 'prefix' => '',
        'strict' => true, 'engine' => null,
    ]],
    'migrations' => 'migrations',
];
