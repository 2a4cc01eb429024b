<?php
/*
 * Wire format 1 of survei-publik for PHP 7.4 and later, without other files or extensions. The
 * samples for PHP, WordPress and Laravel have the same copy.
 */

declare(strict_types=1);

/** Wire format 1: what is wrong with a response. Stores nothing. */
final class SurveiFormat1
{
    /** The widget's own longest comment, in letters. */
    const COMMENT = 2000;
    /** The largest body that is read: such a comment and over a hundred answers. */
    const BODY = 32768;
    /** Days that a response may be dated ahead of the server's clock (UTC), and back. */
    const AHEAD = 1;
    const BACK = 400;

    /** @var array */
    private $settings;
    /** @var array */
    private $found = [];

    public function __construct(array $settings)
    {
        $this->settings = $settings;
    }

    /** A body as an object, or null where it is none. */
    public static function read(string $body): ?stdClass
    {
        $value = json_decode($body, false, 16);
        return $value instanceof stdClass ? $value : null;
    }

    /** Every broken rule, as `path`, `code` and `message`; empty: the response is right. */
    public function violations(stdClass $given): array
    {
        $this->found = [];
        $known = ['format', 'id', 'instrument', 'instrument_version', 'period', 'unit', 'service',
            'day', 'slot', 'respondent', 'answers', 'score', 'comment', 'topic', 'statements'];
        $this->kind($given);
        $this->time($given);
        $this->target($given);
        $this->answers($given);
        $this->respondent($given);
        $this->slot($given);
        $this->comment($given);
        $this->score($given);
        foreach (self::pairs($given) as $key => $value) {
            $key = (string) $key;
            if ($key === $this->settings['honeypot']) {
                if ($value !== '') {
                    $this->report($key, 'must_be_empty', 'Kosongkan kolom ini.');
                }
            } elseif (!in_array($key, $known, true)) {
                $this->report($key, 'unknown_key', 'Kunci ini tidak dikenal.');
            }
        }
        return $this->found;
    }

    private function kind(stdClass $given): void
    {
        $format = $this->take($given, 'format', 'integer');
        if ($format !== null && $format !== 1) {
            $this->report('format', 'not_supported', 'Server ini mengenal format 1.');
        }
        $id = $this->take($given, 'id', 'string');
        if ($id !== null && !preg_match('/^[0-9a-f]{32}$/D', $id)) {
            $this->report('id', 'not_an_id', 'Tulis 32 angka heksadesimal huruf kecil (0–9, a–f).');
        }
        $instrument = $this->take($given, 'instrument', 'string');
        if ($instrument !== null && $instrument !== $this->settings['instrument']) {
            $message = "Kuesioner yang dipakai: {$this->settings['instrument']}.";
            $this->report('instrument', 'not_configured', $message);
        }
        $version = $this->take($given, 'instrument_version', 'integer');
        $newest = $this->settings['instrument_version'];
        // Older editions too: the widget keeps a response until it is handed in.
        if ($version !== null && ($version < 1 || $version > $newest)) {
            $message = "Versi kuesioner yang dipakai: $newest, atau yang lebih lama.";
            $this->report('instrument_version', 'not_configured', $message);
        }
    }

    private function time(stdClass $given): void
    {
        $day = $this->take($given, 'day', 'string');
        $period = $this->take($given, 'period', 'string');
        if ($day === null) {
            return;
        }
        if (!preg_match('/^(\d{4})-(\d{2})-(\d{2})$/D', $day, $parts)
            || !checkdate((int) $parts[2], (int) $parts[3], (int) $parts[1])) {
            $this->report('day', 'not_a_day', 'Tulis tanggal yang ada, misalnya 2026-11-25.');
            return;
        }
        $date = gmmktime(0, 0, 0, (int) $parts[2], (int) $parts[3], (int) $parts[1]);
        $back = intdiv(time(), 86400) - intdiv($date, 86400);
        if ($back < -self::AHEAD) {
            $this->report('day', 'in_the_future', 'Tanggal ini di depan tanggal server.');
        } elseif ($back > self::BACK) {
            $this->report('day', 'too_old', 'Tanggal ini lebih dari 400 hari yang lalu.');
        }
        $allowed = $this->periods($parts[1], (int) $parts[2]);
        if ($period !== null && !in_array($period, $allowed, true)) {
            $message = 'Periode untuk tanggal ini: ' . implode(' atau ', $allowed) . '.';
            $this->report('period', 'not_the_period', $message);
        }
    }

    /** The periods of a day: the calendar's, and the fixed one of the same length. */
    private function periods(string $year, int $month): array
    {
        $set = $this->settings['period'];
        if ($set === 'triwulan' || strpos($set, '-TW') === 4) {
            $calendar = $year . '-TW' . intdiv($month + 2, 3);
        } elseif ($set === 'semester' || strpos($set, '-S') === 4) {
            $calendar = $year . '-S' . intdiv($month + 5, 6);
        } else {
            $calendar = $year;
        }
        $fixed = preg_match('/^\d/', $set) ? [$set] : [];
        return array_values(array_unique(array_merge($fixed, [$calendar])));
    }

    private function target(stdClass $given): void
    {
        $unit = $this->take($given, 'unit', 'string');
        $service = $this->take($given, 'service', 'string');
        if ($unit !== null && !array_key_exists($unit, $this->settings['units'])) {
            $this->report('unit', 'unknown', 'Unit ini tidak ada.');
        } elseif ($unit !== null && $service !== null
            && !in_array($service, $this->settings['units'][$unit], true)) {
            $this->report('service', 'unknown', 'Layanan ini tidak ada di unit tersebut.');
        }
        foreach (['topic', 'statements'] as $key) {
            if (isset($given->{$key})) {
                $this->report($key, 'not_asked', 'Ini tidak ditanyakan.');
            }
        }
    }

    private function answers(stdClass $given): void
    {
        $answers = $this->take($given, 'answers', 'object');
        if ($answers === null) {
            return;
        }
        foreach ($this->settings['items'] as $key => [, $low, $high]) {
            $score = $this->take($answers, $key, 'integer', 'answers.');
            if ($score !== null && ($score < $low || $score > $high)) {
                $message = "Tulis bilangan bulat $low sampai $high.";
                $this->report("answers.$key", 'not_a_choice', $message);
            }
        }
        $this->nothing_else($answers, $this->settings['items'], 'answers.');
    }

    private function respondent(stdClass $given): void
    {
        $said = $this->take($given, 'respondent', 'object');
        if ($said === null) {
            return;
        }
        foreach ($this->settings['respondent'] as $key => [, $required, $codes]) {
            if (!$required && !property_exists($said, $key)) {
                continue;
            }
            $code = $this->take($said, $key, 'string', 'respondent.');
            if ($code !== null && !array_key_exists($code, $codes)) {
                $message = 'Jawaban ini bukan salah satu pilihan.';
                $this->report("respondent.$key", 'not_a_choice', $message);
            }
        }
        $this->nothing_else($said, $this->settings['respondent'], 'respondent.');
    }

    /** The part of the day, which is only there where the agency asks for it. */
    private function slot(stdClass $given): void
    {
        $slots = ['08-12', '13-17', 'other'];
        if (isset($given->slot) && !in_array($given->slot, $slots, true)) {
            $this->report('slot', 'unknown', 'Yang ada: ' . implode(', ', $slots) . '.');
        }
    }

    private function comment(stdClass $given): void
    {
        if (!isset($given->comment)) {
            return;
        }
        $comment = $this->take($given, 'comment', 'string');
        if ($comment === null) {
            return;
        }
        // Letters, not bytes, and without the extension mbstring.
        if (preg_match('/^.{0,' . self::COMMENT . '}$/Dsu', $comment) !== 1) {
            $message = 'Terlalu panjang, paling banyak ' . self::COMMENT . ' huruf.';
            $this->report('comment', 'too_long', $message);
        }
        // PostgreSQL keeps no such character.
        if (strpos($comment, "\0") !== false) {
            $this->report('comment', 'not_text', 'Ada karakter yang bukan huruf.');
        }
    }

    private function score(stdClass $given): void
    {
        $score = $this->take($given, 'score', 'object');
        if ($score === null) {
            return;
        }
        $this->take($score, 'profile', 'string', 'score.');
        $this->take($score, 'grouping', 'string', 'score.');
        $indexes = $this->take($score, 'indexes', 'object', 'score.');
        $this->nothing_else($score, ['profile' => 0, 'grouping' => 0, 'indexes' => 0], 'score.');
        foreach ($indexes === null ? [] : self::pairs($indexes) as $key => $index) {
            $path = "score.indexes.$key";
            if (!$index instanceof stdClass) {
                $this->report($path, 'wrong_type', 'Jenis nilainya salah. Tulis objek { … }.');
                continue;
            }
            $value = $this->take($index, 'value', 'string', "$path.");
            if ($value !== null && !preg_match('/^\d{1,3}\.\d{2}$/D', $value)) {
                $this->report("$path.value", 'not_a_figure', 'Tulis angka seperti 83.33.');
            }
            if (isset($index->mutu) && !in_array($index->mutu, ['A', 'B', 'C', 'D', 'E'], true)) {
                $this->report("$path.mutu", 'not_a_letter', 'Tulis satu huruf mutu.');
            }
            $this->nothing_else($index, ['value' => 0, 'mutu' => 0], "$path.");
        }
    }

    /** A value that must be there with this type; else says so and gives null. */
    private function take(stdClass $object, string $key, string $type, string $path = '')
    {
        if (!property_exists($object, $key)) {
            $this->report($path . $key, 'missing', 'Wajib ada, tetapi tidak ditemukan.');
            return null;
        }
        if (gettype($object->{$key}) !== $type) {
            $names = ['integer' => 'bilangan bulat', 'string' => 'teks', 'object' => 'objek { … }'];
            $message = "Jenis nilainya salah. Tulis {$names[$type]}.";
            $this->report($path . $key, 'wrong_type', $message);
            return null;
        }
        return $object->{$key};
    }

    private function nothing_else(stdClass $object, array $known, string $path): void
    {
        foreach (self::pairs($object) as $key => $value) {
            if (!array_key_exists($key, $known)) {
                $this->report($path . $key, 'unknown_key', 'Kunci ini tidak dikenal.');
            }
        }
    }

    private static function pairs(stdClass $object): array
    {
        return get_object_vars($object);
    }

    private function report(string $path, string $code, string $message): void
    {
        $this->found[] = ['path' => $path, 'code' => $code, 'message' => $message];
    }
}
