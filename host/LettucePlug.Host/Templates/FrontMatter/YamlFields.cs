using System.Globalization;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Takes known keys out of a map, checks their values, and reports the keys that nobody asked for.</summary>
internal sealed class YamlFields(TemplateSource source, YamlMap map, List<Diagnostic> found)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public YamlMap Map => map;

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return map[key];
    }

    public string? Text(string key, int longest = 500)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlText text && text.Value.Length <= longest)
        {
            return text.Value;
        }

        Bad(node, $"'{key}' takes text of at most {longest} characters");
        return null;
    }

    public long? Whole(string key, long least, long most)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlText text && long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Bad(node, $"'{key}' takes a whole number from {least} to {most}");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlText { Value: "true" or "false" } text)
        {
            return text.Value == "true";
        }

        Bad(node, $"'{key}' takes true or false");
        return null;
    }

    /// <summary>A list of words; one word alone counts as a list of one.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlText text:
                return [text.Value];
            case YamlList list when list.Items.All(item => item is YamlText):
                return [.. list.Items.Cast<YamlText>().Select(item => item.Value)];
            case { } node:
                Bad(node, $"'{key}' takes a list of words");
                return [];
        }
    }

    public YamlFields? Fields(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlMap inner)
        {
            return new YamlFields(source, inner, found);
        }

        Bad(node, $"'{key}' takes keys and values");
        return null;
    }

    /// <summary>The entries of a map whose keys the author chose.</summary>
    public IEnumerable<(YamlText Key, YamlNode Value)> Entries() => map.Entries.Select(entry => (entry.Key, entry.Value));

    public YamlFields Inner(YamlMap inner) => new(source, inner, found);

    public void Bad(YamlNode node, string message, string? hint = null) =>
        found.Add(source.Error(TemplateCodes.BadValue, node.Start, node.End, message, hint));

    public void Add(DiagnosticCode code, YamlNode node, string message, string? hint = null) =>
        found.Add(source.Error(code, node.Start, node.End, message, hint));

    public void ReportUnknown()
    {
        foreach (var (key, _) in Entries().Where(entry => !_asked.Contains(entry.Key.Value)))
        {
            found.Add(source.Error(
                TemplateCodes.UnknownKey,
                key.Start,
                key.End,
                $"there is no key '{key.Value}' here",
                NearestName.Find(key.Value, _asked) is { } near ? $"did you mean '{near}'?" : "there are: " + string.Join(", ", _asked.Order(StringComparer.Ordinal))));
        }
    }
}
