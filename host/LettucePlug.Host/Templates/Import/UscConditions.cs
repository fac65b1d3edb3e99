using System.Text.Json;

namespace LettucePlug.Host.Templates;

/// <summary>Conditions of exported entries, as <c>when</c> of a file or as <c>if</c> around a part of it.</summary>
internal sealed class UscConditions(TemplateKind kind, List<string> notes)
{
    private const int MaxDepth = 12;
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["sceneGenerationEnabled"] = "scene_images",
        ["hasScene"] = "scene",
        ["hasSceneDirection"] = "scene_direction",
        ["hasPersona"] = "persona.name",
        ["hasSubjectDescription"] = "subject.description",
        ["hasCurrentDescription"] = "current_description",
        ["hasCharacterReferenceText"] = "character.design",
        ["hasPersonaReferenceText"] = "persona.design",
    };

    private static readonly Dictionary<string, string> Slots = new()
    {
        ["hasCharacterReferenceImages"] = "character",
        ["hasPersonaReferenceImages"] = "persona",
        ["hasChatBackground"] = "chat_background",
    };

    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["keywordAny"] = "keyword_any",
        ["keywordAll"] = "keyword_all",
        ["keywordNone"] = "keyword_none",
    };

    private static readonly Dictionary<string, string> Models = new()
    {
        ["inputScopeAny"] = "input_any",
        ["outputScopeAny"] = "output_any",
        ["providerIdAny"] = "provider_any",
        ["reasoningEnabled"] = "reasoning",
        ["visionEnabled"] = "input_any",
    };

    private static readonly string[] ChildKeys = ["conditions", "children", "items", "condition"];
    private static readonly string[] ValueKeys = ["value", "values", "keywords", "count", "min"];
    private int _flags;

    public static string CountOf(string slot) => slot switch
    {
        "chat_background" => "background.image_count",
        "avatar" => "avatar_count",
        "references" => "reference_count",
        _ => slot + ".image_count",
    };

    public WhenCondition? Read(JsonElement? json) => json is { } element ? Read(element, 0) : null;

    public static string Yaml(WhenCondition condition) => condition switch
    {
        WhenAll all => $"{{all: [{string.Join(", ", all.Parts.Select(Yaml))}]}}",
        WhenAny any => $"{{any: [{string.Join(", ", any.Parts.Select(Yaml))}]}}",
        WhenNot not => $"{{not: {Yaml(not.Part)}}}",
        WhenHas has => $"{{has: {has.Path}}}",
        WhenMedia media => $"{{has_media: {media.Slot}}}",
        WhenMessages messages => $"{{messages_at_least: {messages.Least}}}",
        WhenKeywords words => $"{{{words.Mode}: [{string.Join(", ", words.Words.Select(UscText.Quote))}]}}",
        WhenModel model => $"{{{model.Fact}: [{string.Join(", ", model.Words.Select(UscText.Quote))}]}}",
        _ => "{}",
    };

    /// <summary>Puts tags around a body so that it is printed only where the condition holds.</summary>
    public string Guard(WhenCondition? condition, string body)
    {
        switch (condition)
        {
            case null:
                return body;
            case WhenAll all:
                return all.Parts.Reverse().Aggregate(body, (inner, part) => Guard(part, inner));
            case WhenAny any:
                var flag = $"some_{++_flags}";
                return $"{{% assign {flag} = false %}}{string.Concat(any.Parts.Select(part => Guard(part, $"{{% assign {flag} = true %}}")))}{{% if {flag} %}}{body}{{% endif %}}";
            case WhenNot not:
                var none = $"none_{++_flags}";
                return $"{{% assign {none} = true %}}{Guard(not.Part, $"{{% assign {none} = false %}}")}{{% if {none} %}}{body}{{% endif %}}";
            case WhenKeywords { Mode: "keyword_none" } words:
                return Guard(new WhenNot(words with { Mode = "keyword_any" }), body);
            case WhenModel model:
                notes.Add($"a part asked for '{model.Fact}' of the model, which only a whole template can; the part is always there now");
                return body;
            default:
                return $"{{% if {Expression(condition)} %}}{body}{{% endif %}}";
        }
    }

    private static string Expression(WhenCondition condition) => condition switch
    {
        WhenHas has => has.Path,
        WhenMedia media => $"{CountOf(media.Slot)} > 0",
        WhenMessages messages => $"messages.size >= {messages.Least}",
        WhenKeywords words => string.Join(
            words.Mode == "keyword_all" ? " and " : " or ",
            words.Words.Select(word => $"said contains '{word.Replace("'", "", StringComparison.Ordinal).ToLowerInvariant()}'")),
        _ => "true",
    };

    private WhenCondition? Read(JsonElement json, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (json.ValueKind == JsonValueKind.Array)
        {
            return Combine([.. json.EnumerateArray()], "all", depth);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var type = UscJson.Text(json, "type") ?? UscJson.Text(json, "kind");
        if (type is null && json.EnumerateObject().FirstOrDefault() is { Name: { Length: > 0 } only } first)
        {
            return only is "all" or "any" or "not" ? Combine(Children(first.Value), only, depth) : Leaf(only, first.Value);
        }

        return type is "all" or "any" or "not"
            ? Combine([.. ChildKeys.Select(name => UscJson.Get(json, name)).OfType<JsonElement>().SelectMany(Children)], type, depth)
            : Leaf(type ?? "", ValueKeys.Select(name => UscJson.Get(json, name)).FirstOrDefault(value => value is not null) ?? default);
    }

    private static JsonElement[] Children(JsonElement json) => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];

    private WhenCondition? Combine(IReadOnlyList<JsonElement> children, string how, int depth)
    {
        var parts = children.Select(child => Read(child, depth + 1)).OfType<WhenCondition>().ToList();
        return parts.Count == 0 ? null
            : how switch
            {
                "any" => new WhenAny(parts),
                "not" => new WhenNot(parts.Count == 1 ? parts[0] : new WhenAll(parts)),
                _ => parts.Count == 1 ? parts[0] : new WhenAll(parts),
            };
    }

    private WhenCondition? Leaf(string type, JsonElement value)
    {
        var words = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList()
            : value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [];
        WhenCondition? leaf = null;
        if (Paths.TryGetValue(type, out var path) && kind.VariableNames.Contains(path.Split('.')[0]))
        {
            leaf = new WhenHas(path);
        }
        else if (Slots.TryGetValue(type, out var slot) && kind.MediaSlots.Contains(slot))
        {
            leaf = new WhenMedia(slot);
        }
        else if (type == "messageCountAtLeast" && value.ValueKind == JsonValueKind.Number && kind.VariableNames.Contains("messages"))
        {
            leaf = new WhenMessages(value.GetInt64());
        }
        else if (Keywords.TryGetValue(type, out var mode) && words.Count > 0 && kind.VariableNames.Contains("transcript"))
        {
            leaf = new WhenKeywords(mode, words);
        }
        else if (Models.TryGetValue(type, out var fact))
        {
            leaf = new WhenModel(fact, type == "visionEnabled" ? ["image"] : type == "reasoningEnabled" ? ["true"] : words);
        }

        if (leaf is null)
        {
            notes.Add($"the condition '{type}' has no counterpart in a template of the kind {kind.Name} and was left out");
            return null;
        }

        return value.ValueKind == JsonValueKind.False ? new WhenNot(leaf) : leaf;
    }
}
