using System.Globalization;
using System.Text.Json.Nodes;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>
/// Holds requests and replies against Qdrant's own OpenAPI file: the keywords that it uses of OpenAPI 3.0, and one rule more,
/// that a property which no schema names is wrong (Qdrant would ignore it in silence).
/// </summary>
internal sealed class OpenApiFile
{
    private readonly JsonNode _root;

    private OpenApiFile(JsonNode root) => _root = root;

    /// <summary>Qdrant's file, or null when this machine has no shared folder.</summary>
    public static OpenApiFile? Qdrant { get; } =
        SharedData.Folder is null ? null : new OpenApiFile(JsonNode.Parse(File.ReadAllText(SharedData.File("qdrant", "openapi.json")))!);

    public static OpenApiFile Parse(string json) => new(JsonNode.Parse(json)!);

    /// <summary>What is wrong with a request; empty when nothing is.</summary>
    public IReadOnlyList<string> Request(string method, string path, IEnumerable<string> query, JsonNode? body)
    {
        if (Operation(method, path) is not { } operation)
        {
            return [$"{method} {path}: no such operation"];
        }

        var known = operation["parameters"]?.AsArray().Where(one => (string)one!["in"]! == "query").Select(one => (string)one!["name"]!).ToHashSet() ?? [];
        var errors = query.Where(name => !known.Contains(name)).Select(name => $"{method} {path}: no parameter {name}").ToList();
        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        if (schema is null)
        {
            errors.AddRange(body is null ? [] : [$"{method} {path}: takes no body"]);
        }
        else
        {
            errors.AddRange(Check(body, schema, "body"));
        }

        return errors;
    }

    /// <summary>What is wrong with the body of a reply with status 200.</summary>
    public IReadOnlyList<string> Reply(string method, string path, JsonNode? body) =>
        Operation(method, path)?["responses"]?["200"]?["content"]?["application/json"]?["schema"] is { } schema ? Check(body, schema, "reply") : [];

    public IReadOnlyList<string> Check(JsonNode? value, JsonNode schema, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Check(value, reference.Split('/').Skip(1).Aggregate(_root, (node, name) => node[name]!), at);
        }

        if (value is null)
        {
            return IsNullable(schema) ? [] : [$"{at}: null"];
        }

        var keywords = schema.AsObject();
        if (keywords.Count == 1 && keywords.ContainsKey("nullable"))
        {
            // So does this file write "or null".
            return [$"{at}: not null"];
        }

        var errors = new List<string>();
        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema[keyword] is JsonArray branches)
            {
                var tried = branches.Select(branch => Check(value, branch!, at)).ToList();
                if (tried.All(found => found.Count > 0))
                {
                    errors.AddRange(tried.MinBy(found => found.Count)!);
                }
            }
        }

        foreach (var part in schema["allOf"]?.AsArray() ?? [])
        {
            errors.AddRange(Check(value, part!, at));
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            errors.Add($"{at}: {value.ToJsonString()} is none of {allowed.ToJsonString()}");
        }

        errors.AddRange((string?)schema["type"] switch
        {
            "object" => Object(value, schema, at),
            "array" => Array(value, schema, at),
            "string" => Text(value, schema, at),
            "boolean" => value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? [] : [$"{at}: no boolean"],
            "number" or "integer" => Number(value, schema, at),
            _ => [],
        });
        return errors;
    }

    private static bool IsNullable(JsonNode schema) =>
        (bool?)schema["nullable"] == true
        || (schema["anyOf"]?.AsArray().Any(branch => (bool?)branch!["nullable"] == true) ?? false)
        || schema.AsObject().All(keyword => keyword.Key is "description" or "default" or "example");

    private List<string> Object(JsonNode value, JsonNode schema, string at)
    {
        if (value is not JsonObject members)
        {
            return [$"{at}: no object"];
        }

        var errors = new List<string>();
        var properties = schema["properties"]?.AsObject();
        errors.AddRange((schema["required"]?.AsArray() ?? []).Where(name => !members.ContainsKey((string)name!)).Select(name => $"{at}: lacks {name}"));
        foreach (var (name, member) in members)
        {
            if (properties?[name] is { } known)
            {
                errors.AddRange(Check(member, known, $"{at}.{name}"));
            }
            else if (schema["additionalProperties"] is JsonObject others)
            {
                errors.AddRange(Check(member, others, $"{at}.{name}"));
            }
            else if (schema["additionalProperties"] is JsonValue flag ? !flag.GetValue<bool>() : properties is not null)
            {
                errors.Add($"{at}: does not know {name}");
            }
        }

        return errors;
    }

    private List<string> Array(JsonNode value, JsonNode schema, string at)
    {
        if (value is not JsonArray items)
        {
            return [$"{at}: no array"];
        }

        var each = schema["items"]!;
        var place = at + "[]";
        // Vectors are hundreds of thousands of plain numbers.
        var isNumbers = (string?)each["type"] is "number" or "integer" && each["nullable"] is null;
        var errors = items.SelectMany(item => isNumbers && item is not null ? Number(item, each, place) : Check(item, each, place)).ToList();
        if ((bool?)schema["uniqueItems"] == true && items.Select(item => item!.ToJsonString()).Distinct(StringComparer.Ordinal).Count() < items.Count)
        {
            errors.Add($"{at}: repeated items");
        }

        return errors;
    }

    private static IEnumerable<string> Text(JsonNode value, JsonNode schema, string at)
    {
        if (value.GetValueKind() != System.Text.Json.JsonValueKind.String)
        {
            return [$"{at}: no string"];
        }

        return (string?)schema["format"] == "uuid" && !Guid.TryParse((string)value!, out _) ? [$"{at}: no UUID"] : [];
    }

    private static IEnumerable<string> Number(JsonNode value, JsonNode schema, string at)
    {
        if (value.GetValueKind() != System.Text.Json.JsonValueKind.Number)
        {
            return [$"{at}: no number"];
        }

        // Parsed JSON gives a double at once; nodes that were made here hold what they were made of.
        var number = value.AsValue().TryGetValue<double>(out var parsed) ? parsed : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        if ((string)schema["type"]! == "integer" && number != Math.Truncate(number))
        {
            return [$"{at}: no integer"];
        }

        var least = (string?)schema["format"] is "uint" or "uint32" or "uint64" ? 0 : double.MinValue;
        return number < Math.Max(least, (double?)schema["minimum"] ?? double.MinValue) ? [$"{at}: {number} is too small"] : [];
    }

    private JsonNode? Operation(string method, string path)
    {
        var words = path.Trim('/').Split('/');
        return _root["paths"]!.AsObject()
            .Select(entry => (Words: entry.Key.Trim('/').Split('/'), entry.Value))
            .Where(entry => entry.Words.Length == words.Length && entry.Words.Zip(words).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second))
            // /collections/aliases is no collection of that name.
            .OrderBy(entry => entry.Words.Count(word => word.StartsWith('{')))
            .Select(entry => entry.Value![method.ToLowerInvariant()])
            .FirstOrDefault(operation => operation is not null);
    }
}
