CREATE TABLE respondents (uuid UUID PRIMARY KEY, gender CHAR(1), age_group TEXT, service_id INT);
CREATE TABLE answers (
    respondent_uuid UUID REFERENCES respondents, question_id INT, answer_option_id INT, score INT,
    UNIQUE (respondent_uuid, question_id)
);
CREATE TABLE suggestions (respondent_uuid UUID REFERENCES respondents, suggestion TEXT);
