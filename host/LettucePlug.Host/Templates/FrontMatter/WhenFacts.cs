using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>What is known when a template is chosen: its variables, its media and the model.</summary>
internal sealed class WhenFacts(LiquidMap inputs, IReadOnlyDictionary<string, IReadOnlyList<MediaRef>> media, ModelFacts model)
{
    public long MessageCount =>
        inputs.TryGetValue("messages", out var messages) && messages.TryGetList(out var list) ? list.Count : 0;

    public bool Has(string path)
    {
        // "persona" alone asks whether there is one: it is always an object.
        var value = Find(path);
        return value.TryGetMap(out var map)
            ? map.TryGetValue("name", out var name) && name.IsTruthy
            : value.IsTruthy;
    }

    public bool HasMedia(string slot) => media.TryGetValue(slot, out var refs) && refs.Count > 0;

    public bool Says(string word) =>
        Find("transcript").TryGetString(out var said) && said.Contains(word, StringComparison.OrdinalIgnoreCase);

    public bool Knows(string fact, string word) => fact switch
    {
        "input_any" => model.Input.Contains(word, StringComparer.OrdinalIgnoreCase),
        "output_any" => model.Output.Contains(word, StringComparer.OrdinalIgnoreCase),
        "provider_any" => string.Equals(model.Provider, word, StringComparison.OrdinalIgnoreCase),
        _ => model.Reasoning == (word == "true"),
    };

    private LiquidValue Find(string path)
    {
        var value = LiquidValue.From(inputs);
        foreach (var part in path.Split('.'))
        {
            if (!value.TryGetMap(out var map) || !map.TryGetValue(part, out value))
            {
                return LiquidValue.Nil;
            }
        }

        return value;
    }
}
