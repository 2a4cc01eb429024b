const express = require('express');
const cookieParser = require('cookie-parser');
const csrf = require('csurf');
const { Pool } = require('pg');
const { randomUUID } = require('crypto');

const app = express();
const pool = new Pool({ connectionString: process.env.DATABASE_URL });

app.use(express.json());
app.use(cookieParser());
app.use(csrf({ cookie: true }));
app.use((req, res, next) => {
  res.cookie('XSRF-TOKEN', req.csrfToken());
  next();
});

app.get('/api/csrf', (req, res) => res.json({ ok: true }));

app.post('/api/respondents', async (req, res, next) => {
  try {
    const { gender, age_group: age, service_id: service } = req.body;
    if (!['L', 'P'].includes(gender)) return res.status(422).json({ message: 'Jenis kelamin wajib dipilih' });
    const uuid = randomUUID();
    await pool.query('INSERT INTO respondents VALUES ($1, $2, $3, $4)', [uuid, gender, age, service]);
    res.status(201).json({ success: true, data: { uuid } });
  } catch (error) {
    next(error);
  }
});

app.post('/api/answers', async (req, res, next) => {
  const { answers, suggestion } = req.body;
  if (!Array.isArray(answers) || answers.length !== 9) {
    return res.status(422).json({ message: 'Jawaban belum lengkap' });
  }
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const answer of answers) {
      await client.query('INSERT INTO answers VALUES ($1, $2, $3, $4)', [
        answer.respondent_uuid, answer.question_id, answer.answer_option_id, answer.score,
      ]);
    }
    await client.query('INSERT INTO suggestions VALUES ($1, $2)', [
      answers[0].respondent_uuid, suggestion,
    ]);
    await client.query('COMMIT');
    res.status(201).json({ success: true, message: 'Jawaban tersimpan' });
  } catch (error) {
    await client.query('ROLLBACK');
    next(error);
  } finally {
    client.release();
  }
});

app.use((error, req, res, next) => {
  if (error.code === 'EBADCSRFTOKEN') return res.status(403).json({ message: 'Token tidak valid' });
  console.error(error);
  res.status(500).json({ message: 'Terjadi kesalahan' });
});

app.listen(process.env.PORT, '127.0.0.1');
