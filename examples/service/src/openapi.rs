//! The OpenAPI document (3.1), made of the list of routes.

use serde_json::{Map, Value, json};

use crate::routes::Route;

/// The document.
pub(crate) fn document(routes: &[Route]) -> Value {
    let mut paths = Map::new();
    for route in routes {
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Value::Object(methods) = path {
            methods.insert(route.method.to_owned(), operation(route));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "practicum service",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Programs, plans, checks, explanations, new plans after changes, reports. Every write says \
                            in If-Match which version it has seen; every error is application/problem+json.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "responses": {
                "Problem": {
                    "description": "What went wrong",
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                },
            },
        },
    })
}

fn operation(route: &Route) -> Value {
    let parts = route.path.split('/');
    let names = parts.filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let path = names.map(|name| parameter("path", name, "", true));
    let query = route.query.iter();
    let query = query.map(|(name, about)| parameter("query", name, about, false));
    let seen = "the ETag of the version that was seen";
    let seen = route
        .versioned
        .then(|| parameter("header", "If-Match", seen, true));
    let parameters: Vec<Value> = path.chain(query).chain(seen).collect();

    let (status, kind, schema) = route.answer;
    let mut content = Map::new();
    content.insert(kind.to_owned(), json!({"schema": reference(schema)}));
    let mut operation = json!({
        "operationId": route.name,
        "summary": route.summary,
        "parameters": parameters,
        "responses": {
            status.to_string(): {"description": route.summary, "content": content},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    });
    if let (Some(body), Value::Object(operation)) = (route.body, &mut operation) {
        let schema = reference(Some(body));
        let body = json!({"required": true, "content": {"application/json": {"schema": schema}}});
        operation.insert("requestBody".to_owned(), body);
    }
    operation
}

fn parameter(place: &str, name: &str, about: &str, required: bool) -> Value {
    json!({
        "in": place,
        "name": name,
        "description": about,
        "required": required,
        "schema": {"type": "string"},
    })
}

/// A schema of this document, `#Name`, or of the library, by its name.
fn reference(name: Option<&str>) -> Value {
    match name {
        None => json!({}),
        Some(name) => match name.strip_prefix('#') {
            Some(own) => json!({"$ref": format!("#/components/schemas/{own}")}),
            None => json!({"$ref": format!("/api/schemas/{name}")}),
        },
    }
}

fn schemas() -> Value {
    let steps = json!({"type": "integer", "minimum": 0, "description": "most steps; the same number gives the same plan"});
    let seed = json!({"type": "integer", "minimum": 0, "maximum": u32::MAX});
    let change = json!({"$ref": "/api/schemas/change#/properties/change"});
    json!({
        "Problem": {
            "type": "object",
            "required": ["type", "title", "status", "detail"],
            "properties": {
                "type": {"type": "string", "description": "/problems/{kind}, which says more"},
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string"},
            },
        },
        "PlanRequest": {
            "type": "object",
            "additionalProperties": false,
            "properties": {"steps": steps, "seed": seed},
        },
        "ReplanRequest": {
            "type": "object",
            "additionalProperties": false,
            "required": ["changes", "today"],
            "properties": {
                "changes": {"type": "array", "items": change},
                "today": {"type": "string", "format": "date", "description": "what begins earlier stays"},
                "steps": steps,
                "seed": seed,
            },
        },
        "Job": {
            "type": "object",
            "required": ["job", "state"],
            "properties": {
                "job": {"type": "integer"},
                "program": {"type": "string"},
                "base": {"type": "integer", "description": "the version from which it began"},
                "state": {"enum": ["open", "done", "cancelled", "failed"]},
                "progress": {"type": "object"},
                "summary": {"type": ["object", "null"]},
                "plan": {"oneOf": [{"type": "null"}, {"$ref": "/api/schemas/schedule"}]},
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::api;

    #[test]
    fn every_route_is_told_once_and_every_own_schema_exists() {
        let routes = api();
        let document = document(&routes);
        let paths = document["paths"].as_object().expect("paths");
        let told: usize = paths
            .values()
            .filter_map(Value::as_object)
            .map(Map::len)
            .sum();
        assert_eq!(told, routes.len());
        let mut names: Vec<&str> = routes.iter().map(|route| route.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), routes.len(), "operation ids are unique");
        let library = practicum::format::schemas().expect("schemas");
        for route in &routes {
            for name in [route.body, route.answer.2].into_iter().flatten() {
                let known = match name.strip_prefix('#') {
                    Some(own) => document["components"]["schemas"].get(own).is_some(),
                    None => library.contains_key(name),
                };
                assert!(known, "{name}");
            }
        }
    }
}
