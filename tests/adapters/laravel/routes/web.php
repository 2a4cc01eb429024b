<?php

require __DIR__ . '/survei.php';
