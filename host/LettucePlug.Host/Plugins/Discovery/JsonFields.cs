using System.Text.Json;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Takes the fields out of one JSON object by name and type. What does not fit becomes a finding with its path, and
/// what nobody asked for is reported by <see cref="ReportUnknown"/>.
/// </summary>
internal sealed class JsonFields(JsonElement element, string path, Findings findings)
{
    private readonly List<string> _asked = [];

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string? RequiredText(string name, int longest)
    {
        if (Find(name, JsonValueKind.String, required: true) is { } value)
        {
            return Text(value, PathOf(name), longest);
        }

        return null;
    }

    public string? OptionalText(string name, int longest) =>
        Find(name, JsonValueKind.String) is { } value ? Text(value, PathOf(name), longest) : null;

    public bool? OptionalFlag(string name)
    {
        _asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(name, "true or false", value.ValueKind);
        return null;
    }

    public int? RequiredNumber(string name)
    {
        if (Find(name, JsonValueKind.Number, required: true) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number))
        {
            return number;
        }

        Bad(name, "is not a whole number", "Write a whole number.");
        return null;
    }

    public IReadOnlyList<string> Texts(string name, int most, int longest) =>
        [.. Elements(name, most, JsonValueKind.String).Select(item => Text(item.Value, item.Path, longest)).OfType<string>()];

    public IEnumerable<JsonFields> Objects(string name, int most) =>
        Elements(name, most, JsonValueKind.Object).Select(item => new JsonFields(item.Value, item.Path, findings));

    public JsonFields? OptionalObject(string name) =>
        Find(name, JsonValueKind.Object) is { } value ? new JsonFields(value, PathOf(name), findings) : null;

    /// <summary>An object of texts; numbers and flags are taken as they are written.</summary>
    public IReadOnlyDictionary<string, string> Map(string name, int most, int longest)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(name, JsonValueKind.Object) is not { } value)
        {
            return map;
        }

        foreach (var property in value.EnumerateObject())
        {
            var at = $"{PathOf(name)}.{PlainText.Clean(property.Name, 60)}";
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.String => Text(property.Value, at, longest),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => null,
            };
            if (text is null)
            {
                Refuse(at, "is not a text, a number, true or false", "Write one plain value.");
            }
            else if (map.Count < most)
            {
                map[property.Name] = text;
            }
            else
            {
                Refuse(PathOf(name), $"has more than {most} entries", "Take some out.");
                break;
            }
        }

        return map;
    }

    /// <summary>Names beginning with <c>x-</c> are free for other tools.</summary>
    public void ReportUnknown()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (_asked.Contains(property.Name) || property.Name is "$schema" || property.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            var name = PlainText.Clean(property.Name, 60);
            findings.Warn(PluginCodes.UnknownField, PluginStage.Discover, $"the field {PathOf(name)} is not known and does nothing",
                Nearest.To(property.Name, _asked) is { } near ? $"Did you mean '{near}'?" : "Take it out, or begin its name with 'x-'.");
        }
    }

    public void Bad(string name, string message, string fix) => Refuse(PathOf(name), message, fix);

    private JsonElement? Find(string name, JsonValueKind kind, bool required = false)
    {
        _asked.Add(name);
        if (!element.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.Null && required))
        {
            if (required)
            {
                Bad(name, "is missing", $"Add the field {PathOf(name)}.");
            }

            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Wrong(name, StrictJson.Name(kind), value.ValueKind);
        return null;
    }

    private IEnumerable<(JsonElement Value, string Path)> Elements(string name, int most, JsonValueKind kind)
    {
        if (Find(name, JsonValueKind.Array) is not { } list)
        {
            yield break;
        }

        if (list.GetArrayLength() > most)
        {
            Bad(name, $"has {list.GetArrayLength()} entries, and {most} are allowed", "Take some out.");
            yield break;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var at = $"{PathOf(name)}[{index++}]";
            if (item.ValueKind == kind)
            {
                yield return (item, at);
            }
            else
            {
                Refuse(at, $"is {StrictJson.Name(item.ValueKind)}, not {StrictJson.Name(kind)}", "Correct the entry.");
            }
        }
    }

    private string? Text(JsonElement value, string at, int longest)
    {
        string text;
        try
        {
            text = value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            findings.Refuse(PluginCodes.NotJson, PluginStage.Discover, $"{at} holds half of a surrogate pair", "Write the character itself.");
            return null;
        }

        if (text.Length > longest || !PlainText.IsClean(text))
        {
            var what = text.Length > longest ? $"has {text.Length} characters, and {longest} are allowed" : "holds control or invisible characters";
            findings.Refuse(PluginCodes.BadText, PluginStage.Discover, $"{at} {what}", "Write plain, short text.");
            return null;
        }

        return text;
    }

    private void Wrong(string name, string wanted, JsonValueKind got) =>
        Bad(name, $"is {StrictJson.Name(got)}, not {wanted}", $"Write {wanted}.");

    private void Refuse(string at, string message, string fix) =>
        findings.Refuse(PluginCodes.BadField, PluginStage.Discover, $"{at} {message}", fix);

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
