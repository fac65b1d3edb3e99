namespace LettucePlug.Host.Templates;

/// <summary>Reads <c>when: {all: [{has: scene}, {messages_at_least: 4}]}</c>.</summary>
internal static class WhenReader
{
    public static WhenCondition? Read(YamlFields fields, YamlNode node)
    {
        if (node is YamlList list)
        {
            return new WhenAll(ReadMany(fields, list));
        }

        if (node is not YamlMap map || map.Entries.Count == 0)
        {
            fields.Bad(node, "a condition is a key and a value, such as {has: scene}");
            return null;
        }

        var inner = fields.Inner(map);
        var parts = new List<WhenCondition>();
        Add("all", value => value is YamlList many ? new WhenAll(ReadMany(fields, many)) : null, "a list of conditions");
        Add("any", value => value is YamlList many ? new WhenAny(ReadMany(fields, many)) : null, "a list of conditions");
        Add("not", value => Read(fields, value) is { } part ? new WhenNot(part) : null, "a condition");
        Add("has", value => value is YamlText text ? new WhenHas(text.Value) : null, "the name of a variable");
        Add("has_media", value => value is YamlText text ? new WhenMedia(text.Value) : null, "the name of a media slot");
        Add("messages_at_least", value => value is YamlText text && long.TryParse(text.Value, out var least) ? new WhenMessages(least) : null, "a whole number");
        foreach (var mode in (string[])["keyword_any", "keyword_all", "keyword_none"])
        {
            Add(mode, value => Words(value) is { Count: > 0 } words ? new WhenKeywords(mode, words) : null, "a list of words");
        }

        foreach (var fact in (string[])["input_any", "output_any", "provider_any", "reasoning"])
        {
            Add(fact, value => Words(value) is { Count: > 0 } words ? new WhenModel(fact, words) : null, "a list of words");
        }

        inner.ReportUnknown();
        return parts.Count == 1 ? parts[0] : new WhenAll(parts);

        void Add(string key, Func<YamlNode, WhenCondition?> read, string takes)
        {
            if (inner.Node(key) is not { } value)
            {
                return;
            }

            if (read(value) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                fields.Bad(value, $"'{key}' takes {takes}");
            }
        }
    }

    private static List<WhenCondition> ReadMany(YamlFields fields, YamlList list) =>
        [.. list.Items.Select(item => Read(fields, item)).OfType<WhenCondition>()];

    private static IReadOnlyList<string> Words(YamlNode node) => node switch
    {
        YamlText text => [text.Value],
        YamlList list => [.. list.Items.OfType<YamlText>().Select(item => item.Value)],
        _ => [],
    };
}
