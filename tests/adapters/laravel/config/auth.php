<?php

return [
    'defaults' => ['guard' => 'uji'],
    'guards' => ['uji' => ['driver' => 'uji']],
];
