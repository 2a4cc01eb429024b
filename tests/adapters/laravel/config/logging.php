<?php

return [
    'default' => 'satu',
    'channels' => ['satu' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')]],
];
