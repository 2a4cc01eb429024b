<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<script src="/survei-publik/element.js" defer></script>
<?php wp_head(); ?>
</head>
<body>
<?php
while (have_posts()) {
    the_post();
    the_content();
}
wp_footer();
?>
</body>
</html>
