<?php

return [
    'driver' => 'file', 'lifetime' => 10, 'files' => storage_path('framework/sessions'),
    'lottery' => [0, 100], 'cookie' => 'sesi', 'path' => '/', 'domain' => null,
    'secure' => false, 'http_only' => true, 'same_site' => 'lax', 'expire_on_close' => false,
];
