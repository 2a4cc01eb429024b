//! As much of JSON Schema as the published schemas use. A keyword it does not know is an error,
//! so that no rule is passed over in silence.

use serde_json::Value;

/// Every rule of `schema` that `value` breaks, with its place.
pub(crate) fn broken_rules(schema: &Value, value: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    check(schema, value, "", &mut broken);
    broken
}

fn check(schema: &Value, value: &Value, place: &str, broken: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let kept = match keyword.as_str() {
            "$schema" | "title" | "description" | "format" => true,
            "type" => is_of_type(value, rule.as_str().unwrap()),
            "enum" => rule.as_array().unwrap().contains(value),
            "pattern" => value.as_str().is_none_or(|text| matches(text, rule.as_str().unwrap())),
            "minimum" => value.as_u64().is_none_or(|number| number >= rule.as_u64().unwrap()),
            "maximum" => value.as_u64().is_none_or(|number| number <= rule.as_u64().unwrap()),
            "minItems" => {
                let least = usize::try_from(rule.as_u64().unwrap()).unwrap();
                value.as_array().is_none_or(|list| list.len() >= least)
            }
            "required" => rule.as_array().unwrap().iter().all(|key| {
                value.as_object().is_none_or(|map| map.contains_key(key.as_str().unwrap()))
            }),
            "additionalProperties" if rule.is_object() => {
                assert!(schema.get("properties").is_none(), "keys are all free, or none is");
                for (key, value) in value.as_object().into_iter().flatten() {
                    check(rule, value, &format!("{place}.{key}"), broken);
                }
                true
            }
            "additionalProperties" => {
                assert_eq!(rule, false);
                let known = schema["properties"].as_object().unwrap();
                value.as_object().into_iter().flatten().all(|(key, _)| known.contains_key(key))
            }
            "anyOf" => {
                let ways = rule.as_array().unwrap();
                ways.iter().any(|schema| broken_rules(schema, value).is_empty())
            }
            "properties" => {
                for (key, schema) in rule.as_object().unwrap() {
                    if let Some(value) = value.get(key) {
                        check(schema, value, &format!("{place}.{key}"), broken);
                    }
                }
                true
            }
            "items" => {
                for (number, value) in value.as_array().into_iter().flatten().enumerate() {
                    check(rule, value, &format!("{place}[{number}]"), broken);
                }
                true
            }
            other => panic!("the keyword {other} is not checked"),
        };
        if !kept {
            broken.push(format!("{place}: {keyword} {rule}"));
        }
    }
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("the type {other} is not checked"),
    }
}

fn matches(text: &str, pattern: &str) -> bool {
    match pattern {
        "\\S" => text.contains(|c: char| !c.is_whitespace()),
        "^[a-z0-9_.-]{1,64}$" => {
            let allowed =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.-".contains(c);
            (1..=64).contains(&text.len()) && text.chars().all(allowed)
        }
        other => panic!("the pattern {other} is not checked"),
    }
}
