using System.Text.Json;
using System.Text.Json.Nodes;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>Qdrant's filters over a point's payload, as documented: must, should, must_not; match value and any; range.</summary>
internal static class PointFilter
{
    public static bool Admits(JsonNode filter, JsonObject payload)
    {
        StoredCollection.Knows(filter.AsObject(), "must", "should", "must_not");
        return Conditions(filter["must"]).All(condition => Holds(condition, payload))
            && (filter["should"] is null || Conditions(filter["should"]).Any(condition => Holds(condition, payload)))
            && !Conditions(filter["must_not"]).Any(condition => Holds(condition, payload));
    }

    private static IEnumerable<JsonNode> Conditions(JsonNode? conditions) => conditions switch
    {
        null => [],
        JsonArray many => many.Select(condition => condition!),
        _ => [conditions],
    };

    private static bool Holds(JsonNode condition, JsonObject payload)
    {
        if (condition["key"] is null)
        {
            return Admits(condition, payload);
        }

        StoredCollection.Knows(condition.AsObject(), "key", "match", "range");
        var value = payload[(string)condition["key"]!];
        return (condition["match"] is not { } match || Matches(match, value)) && (condition["range"] is not { } range || IsWithin(range, value));
    }

    private static bool Matches(JsonNode match, JsonNode? value)
    {
        StoredCollection.Knows(match.AsObject(), "value", "any");
        return match["any"] is JsonArray any
            ? any.Any(one => JsonNode.DeepEquals(one, value))
            : JsonNode.DeepEquals(match["value"], value);
    }

    private static bool IsWithin(JsonNode range, JsonNode? value)
    {
        StoredCollection.Knows(range.AsObject(), "lt", "lte", "gt", "gte");
        return value?.GetValueKind() == JsonValueKind.Number
            && (range["lt"] is not { } lt || (double)value < (double)lt)
            && (range["lte"] is not { } lte || (double)value <= (double)lte)
            && (range["gt"] is not { } gt || (double)value > (double)gt)
            && (range["gte"] is not { } gte || (double)value >= (double)gte);
    }
}
