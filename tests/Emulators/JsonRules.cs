using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>
/// What a JSON object may hold. Unlike most schemas it is closed: a field that is not declared is refused, as the
/// strict servers do.
/// </summary>
public sealed class JsonRules
{
    private readonly Dictionary<string, (bool Required, Action<JsonElement, string> Check)> _fields = [];

    public JsonRules Text(string name, bool required = false, int maxLength = int.MaxValue, params string[] oneOf) =>
        Add(name, required, (value, path) =>
        {
            Expect(value.ValueKind == JsonValueKind.String, path, "a string");
            var text = value.GetString()!;
            Expect(text.Length <= maxLength, path, $"at most {maxLength} characters", "string_above_max_length");
            Expect(oneOf.Length == 0 || oneOf.Contains(text), path, $"one of {string.Join(", ", oneOf)}", "invalid_value");
        });

    public JsonRules Number(string name, bool required = false, double min = double.MinValue, double max = double.MaxValue) =>
        Add(name, required, (value, path) =>
        {
            Expect(value.ValueKind == JsonValueKind.Number, path, "a number");
            var number = value.GetDouble();
            Expect(number >= min && number <= max, path, $"between {min} and {max}", "invalid_value");
        });

    public JsonRules Whole(string name, bool required = false, long min = long.MinValue, long max = long.MaxValue) =>
        Add(name, required, (value, path) =>
        {
            Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), path, "a whole number");
            var number = value.GetInt64();
            Expect(number >= min && number <= max, path, $"between {min} and {max}", "invalid_value");
        });

    public JsonRules Flag(string name, bool required = false) =>
        Add(name, required, (value, path) =>
            Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "true or false"));

    public JsonRules Inner(string name, JsonRules rules, bool required = false) =>
        Add(name, required, (value, path) => rules.Check(value, path));

    public JsonRules List(
        string name, Action<JsonElement, string> check, bool required = false, int min = 0, int max = int.MaxValue) =>
        Add(name, required, (value, path) =>
        {
            Expect(value.ValueKind == JsonValueKind.Array, path, "an array");
            var count = value.GetArrayLength();
            Expect(count >= min && count <= max, path, $"{min} to {max} elements", "invalid_value");
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                check(element, $"{path}[{index++}]");
            }
        });

    public JsonRules Any(string name, Action<JsonElement, string> check, bool required = false) =>
        Add(name, required, check);

    public void Check(JsonElement value, string path = "")
    {
        Expect(value.ValueKind == JsonValueKind.Object, path.Length > 0 ? path : "body", "an object");
        var prefix = path.Length > 0 ? path + "." : "";
        var seen = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (!_fields.TryGetValue(property.Name, out var field))
            {
                throw new Refusal(400, "unknown_parameter", $"Unknown parameter: '{name}'.", name);
            }

            Expect(seen.Add(property.Name), name, "given once");
            field.Check(property.Value, name);
        }

        if (_fields.FirstOrDefault(field => field.Value.Required && !seen.Contains(field.Key)) is { Key: { } missing })
        {
            throw new Refusal(400, "missing_required_parameter", $"Missing required parameter: '{prefix}{missing}'.", prefix + missing);
        }
    }

    public static void Expect(bool holds, string path, string expected, string code = "invalid_type")
    {
        if (!holds)
        {
            throw new Refusal(400, code, $"Invalid value for '{path}': expected {expected}.", path);
        }
    }

    private JsonRules Add(string name, bool required, Action<JsonElement, string> check)
    {
        _fields.Add(name, (required, check));
        return this;
    }
}
