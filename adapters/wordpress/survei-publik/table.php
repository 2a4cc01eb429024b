<?php
/*
 * The plug-in's own tables: the responses, and how often was asked in this minute.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function survei_publik_table(): string
{
    global $wpdb;
    return $wpdb->prefix . 'survei_jawaban';
}

/** Runs when the plug-in is activated. */
function survei_publik_make_tables(): void
{
    global $wpdb;
    $table = survei_publik_table();
    $columns = [];
    foreach ((new SurveiRow(survei_publik_settings()))->columns() as $name => $kind) {
        $columns[] = "$name $kind";
    }
    $options = 'ENGINE=InnoDB ' . $wpdb->get_charset_collate();
    $wpdb->query("CREATE TABLE IF NOT EXISTS $table (" . implode(', ', $columns) . ") $options");
    $wpdb->query(
        "CREATE TABLE IF NOT EXISTS {$table}_laju (id SMALLINT NOT NULL PRIMARY KEY,
         menit BIGINT NOT NULL, jumlah INTEGER NOT NULL) $options"
    );
    $wpdb->query("INSERT IGNORE INTO {$table}_laju (id, menit, jumlah) VALUES (1, 0, 0)");
}

/** Counts this request; false: there were enough in this minute. One statement, so exact. */
function survei_publik_admits(int $most): bool
{
    global $wpdb;
    $table = survei_publik_table() . '_laju';
    $minute = intdiv(time(), 60);
    return $wpdb->query($wpdb->prepare(
        "UPDATE $table SET jumlah = CASE WHEN menit = %d THEN jumlah + 1 ELSE 1 END, menit = %d
         WHERE id = 1 AND (menit <> %d OR jumlah < %d)",
        $minute,
        $minute,
        $minute,
        $most
    )) === 1;
}

/** Stores a row once. Gives the status and the receipt; no receipt: the id is another's. */
function survei_publik_keep(array $row): array
{
    global $wpdb;
    $table = survei_publik_table();
    // A key that is there already is no error to print.
    $shown = $wpdb->suppress_errors(true);
    $kept = [500, null];
    // With a million responses one draw in a million is taken.
    for ($draw = 0; $draw < 16 && $kept[0] === 500; $draw++) {
        $receipt = SurveiRow::receipt();
        if ($wpdb->insert($table, $row + ['kode_terima' => $receipt]) === 1) {
            $kept = [201, $receipt];
            continue;
        }
        $find = $wpdb->prepare("SELECT * FROM $table WHERE id = %s", $row['id']);
        $stored = $wpdb->get_row($find, ARRAY_A);
        if ($stored !== null) {
            $same = SurveiRow::same($row, $stored);
            $kept = $same ? [200, $stored['kode_terima']] : [409, null];
        }
    }
    $wpdb->suppress_errors($shown);
    return $kept;
}
