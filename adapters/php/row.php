<?php
/*
 * A row of the table: what it holds of a response, how it is written in SQL, what is counted from
 * all. For PHP 7.4 and later. The samples for PHP, WordPress and Laravel have the same copy.
 */

declare(strict_types=1);

/** Reads and writes nothing itself. */
final class SurveiRow
{
    /** @var array */
    private $settings;

    public function __construct(array $settings)
    {
        $this->settings = $settings;
    }

    /** What is stored of a response without violations, by column; the receipt is not in it. */
    public function of(stdClass $given): array
    {
        $row = [
            'id' => $given->id,
            'kuesioner' => $given->instrument,
            'versi' => $given->instrument_version,
            'periode' => $given->period,
            'unit' => $given->unit,
            'layanan' => $given->service,
            'tanggal' => $given->day,
        ];
        foreach ($this->settings['items'] as $key => $item) {
            $row[$item[0]] = $given->answers->{$key};
        }
        foreach ($this->settings['respondent'] as $key => $field) {
            $code = $given->respondent->{$key} ?? null;
            $row[$field[0]] = $code === null ? null : $field[2][$code];
        }
        $comment = $given->comment ?? '';
        $row['saran'] = $comment === '' ? null : $comment;
        return $row;
    }

    /** Whether a stored row says what this one says; databases give numbers as text. */
    public static function same(array $row, array $stored): bool
    {
        foreach ($row as $column => $value) {
            $kept = $stored[$column] ?? null;
            if (($kept === null) !== ($value === null) || (string) $kept !== (string) $value) {
                return false;
            }
        }
        return true;
    }

    /** A random receipt such as K7QM-42XP, in letters that are not misread. */
    public static function receipt(): string
    {
        $letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        $receipt = '';
        foreach (str_split(random_bytes(8)) as $place => $byte) {
            $receipt .= ($place === 4 ? '-' : '') . $letters[ord($byte) % 32];
        }
        return $receipt;
    }

    /**
     * The columns' definitions. `id` as primary key is what makes a repeat harmless.
     * Numbers and texts are as MySQL, PostgreSQL and SQLite all write them.
     */
    public function columns(): array
    {
        $columns = [
            'id' => 'CHAR(32) NOT NULL PRIMARY KEY',
            'kode_terima' => 'CHAR(9) NOT NULL UNIQUE',
            'kuesioner' => 'VARCHAR(64) NOT NULL',
            'versi' => 'INTEGER NOT NULL',
            'periode' => 'VARCHAR(8) NOT NULL',
            'unit' => 'VARCHAR(64) NOT NULL',
            'layanan' => 'VARCHAR(64) NOT NULL',
            'tanggal' => 'DATE NOT NULL',
        ];
        foreach ($this->settings['items'] as $item) {
            $columns[$item[0]] = 'SMALLINT NOT NULL';
        }
        foreach ($this->settings['respondent'] as $field) {
            $columns[$field[0]] = $field[1] ? 'VARCHAR(64) NOT NULL' : 'VARCHAR(64) NULL';
        }
        $columns['saran'] = 'TEXT NULL';
        foreach (array_keys($columns) as $column) {
            self::name((string) $column);
        }
        return $columns;
    }

    /** A name that may stand in SQL as it is. */
    public static function name(string $name): string
    {
        if (!preg_match('/^[a-z][a-z0-9_]{0,62}$/D', $name)) {
            throw new InvalidArgumentException('bukan nama tabel atau kolom: ' . $name);
        }
        return $name;
    }

    /** SQL for the sums that `recap` takes; the table's name is the caller's. */
    public function sums(string $table): string
    {
        $sums = ['COUNT(*) AS n'];
        foreach ($this->settings['items'] as $item) {
            $sums[] = 'SUM(' . self::name($item[0]) . ') AS ' . $item[0];
        }
        return 'SELECT ' . implode(', ', $sums) . ' FROM ' . $table;
    }

    /**
     * The figures for people: number of responses, the mean of each item, and the IKM (each item
     * weighs the same, as in PermenPANRB 14/2017), in whole numbers, rounded once, half up.
     * No IKM where the items' highest values differ.
     */
    public function recap(array $sums): array
    {
        $n = (int) $sums['n'];
        $means = [];
        $sum = 0;
        $highest = [];
        foreach ($this->settings['items'] as $key => $item) {
            $scores = (int) $sums[$item[0]];
            $sum += $scores;
            $highest[$item[2]] = true;
            $means[$key] = self::ratio($scores, $n, 3);
        }
        $full = count($highest) === 1 ? $n * count($means) * (int) key($highest) : 0;
        return [
            'n' => number_format($n, 0, ',', '.'),
            'means' => $means,
            'ikm' => self::ratio(100 * $sum, $full, 2),
        ];
    }

    /** A fraction with two or three places, half up, the Indonesian way; a dash for nothing. */
    public static function ratio(int $above, int $below, int $places): string
    {
        if ($below === 0) {
            return '–';
        }
        $one = 10 ** $places;
        $parts = intdiv(2 * $one * $above + $below, 2 * $below);
        return sprintf("%d,%0{$places}d", intdiv($parts, $one), $parts % $one);
    }
}
