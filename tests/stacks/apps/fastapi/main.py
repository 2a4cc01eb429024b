import os
import sqlite3
from typing import Literal

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

DB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "skm.db")
PERTANYAAN = range(55, 64)

app = FastAPI(title="API SKM")
with sqlite3.connect(DB) as db:
    db.execute("CREATE TABLE IF NOT EXISTS respons (gender, age, job, answers, suggestion)")


class Jawaban(BaseModel):
    question_id: int
    answer: Literal["1", "2", "3", "4"]


class Respon(BaseModel):
    gender: Literal["Pria", "Wanita"]
    age: str
    job: str
    response: list[Jawaban] = Field(min_length=9, max_length=9)
    suggestion: str = Field(min_length=4)


@app.post("/api/response", status_code=201)
def simpan(respon: Respon):
    if any(jawaban.question_id not in PERTANYAAN for jawaban in respon.response):
        raise HTTPException(404, "Pertanyaan tidak ditemukan")
    with sqlite3.connect(DB) as db:
        answers = ",".join(f"{j.question_id}:{j.answer}" for j in respon.response)
        isi = (respon.gender, respon.age, respon.job, answers, respon.suggestion)
        baris = db.execute("INSERT INTO respons VALUES (?, ?, ?, ?, ?)", isi)
    return {"status": "success", "data": {"id": baris.lastrowid}}
