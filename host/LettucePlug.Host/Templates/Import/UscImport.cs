using System.Text;
using System.Text.Json;

namespace LettucePlug.Host.Templates;

/// <summary>
/// Reads exported prompt templates that consist of entries: each becomes a role block, image slots become media,
/// conditions become <c>when</c> or <c>if</c>, and old variables get their new names, each with a note.
/// </summary>
internal sealed class UscImport
{
    private static readonly Dictionary<string, TemplateKind> Kinds = new()
    {
        ["avatargeneration"] = TemplateKinds.AvatarGenerate,
        ["avatareditrequest"] = TemplateKinds.AvatarEdit,
        ["avataredit"] = TemplateKinds.AvatarEdit,
        ["scenegeneration"] = TemplateKinds.SceneWriter,
        ["scenepromptwriter"] = TemplateKinds.SceneWriter,
        ["designreferencewriter"] = TemplateKinds.DesignReference,
        ["designreference"] = TemplateKinds.DesignReference,
    };

    private readonly List<string> _notes = [];
    private readonly JsonElement _root;
    private readonly TemplateKind _kind;
    private readonly UscText _text;
    private readonly UscConditions _conditions;

    private UscImport(JsonElement root)
    {
        _root = root;
        var type = UscJson.Text(root, "promptType") ?? UscJson.Text(root, "type") ?? "";
        var word = type.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        _kind = Kinds.GetValueOrDefault(word) ?? TemplateKinds.Chat;
        if (!Kinds.ContainsKey(word) && !word.EndsWith("chat", StringComparison.Ordinal))
        {
            _notes.Add($"the type '{type}' is read as a chat template");
        }

        _text = new UscText(_kind, _notes);
        _conditions = new UscConditions(_kind, _notes);
    }

    /// <exception cref="TemplateException">The text is no such export.</exception>
    public static ImportedTemplate Read(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = UscJson.FindTemplate(document.RootElement)
                ?? throw TemplateException.Bad("not-a-template-export", $"{file} holds no entries and no content.", "Export one template as JSON and import that file.");
            return new UscImport(root).Convert();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw TemplateException.Bad("not-a-template-export", $"{file} cannot be read: {error.Message}");
        }
    }

    private ImportedTemplate Convert()
    {
        var entries = UscJson.List(_root, "entries").Where(entry => UscJson.Flag(entry, "enabled") ?? true).ToList();
        var shared = entries.Count > 0 && entries.All(entry => UscJson.Raw(entry, "conditions") is { } one && one == UscJson.Raw(entries[0], "conditions"))
            ? _conditions.Read(UscJson.Get(entries[0], "conditions")) : null;
        var body = entries.Count == 0
            ? Block(new UscEntry { Text = UscJson.Text(_root, "content") ?? "" })
            : Join([.. entries.Select(entry => ReadEntry(entry, shared is not null))]);
        var text = new StringBuilder("---\n");
        text.Append("title: ").Append(UscText.Quote(UscJson.Text(_root, "name") ?? _kind.Title)).Append('\n');
        text.Append("kind: ").Append(_kind.Name).Append('\n');
        if (shared is not null)
        {
            text.Append("when: ").Append(UscConditions.Yaml(shared)).Append('\n');
        }

        text.Append("---\n");
        if (body.Contains(" said contains ", StringComparison.Ordinal))
        {
            text.Append("{% assign said = transcript | downcase %}\n");
        }

        text.Append(body.Trim('\n')).Append('\n');
        return new ImportedTemplate { Kind = _kind, Text = text.ToString(), Notes = [.. _notes.Distinct()] };
    }

    private UscEntry ReadEntry(JsonElement entry, bool conditionIsShared)
    {
        var name = UscJson.Text(entry, "name") ?? UscJson.Text(entry, "id") ?? "an entry";
        var position = UscJson.Text(entry, "injectionPosition") ?? "relative";
        var depth = UscJson.Number(entry, "injectionDepth") ?? 0;
        if (position is "inChat" && depth > 0)
        {
            _notes.Add($"'{name}' stood {depth} messages deep in the conversation and stands behind it now");
        }
        else if (position is "interval" or "conditional")
        {
            _notes.Add($"'{name}' came and went with the number of messages and is always there now");
        }

        var payload = UscJson.Get(entry, "promptEntryPayload");
        var slot = payload is { ValueKind: JsonValueKind.Object } && UscJson.Text(payload.Value, "type") is "imageSlot" or "image_slot"
            ? UscJson.Text(payload!.Value, "slot") : null;
        var condition = conditionIsShared ? null : _conditions.Read(UscJson.Get(entry, "conditions"));
        return new UscEntry
        {
            Role = UscJson.Text(entry, "role") is ("user" or "assistant") and var role ? role : "system",
            Text = UscJson.Text(entry, "content") ?? "",
            IsBehindHistory = position is not "relative",
            Slot = slot is null ? null : SlotName(slot, name),
            Condition = condition,
        };
    }

    private string? SlotName(string slot, string name)
    {
        var known = slot is "chatBackground" ? "chat_background" : slot;
        if (_kind.MediaSlots.Contains(known))
        {
            return known;
        }

        _notes.Add($"'{name}' places images of '{slot}', which a template of the kind {_kind.Name} has not");
        return null;
    }

    private string Join(IReadOnlyList<UscEntry> entries)
    {
        if (UscJson.Flag(_root, "condensePromptEntries") ?? false)
        {
            var words = entries.Where(entry => entry.Slot is null).Select(entry => _conditions.Guard(entry.Condition, _text.Convert(entry.Text)));
            var one = $"{{% role 'system' %}}\n{string.Join("\n\n", words)}\n{{% endrole %}}\n";
            return one + History() + string.Concat(entries.Where(entry => entry.Slot is not null).Select(Block));
        }

        return string.Concat(entries.Where(entry => !entry.IsBehindHistory).Select(Block)) + History()
            + string.Concat(entries.Where(entry => entry.IsBehindHistory).Select(Block));
    }

    private string History() => _kind.NeedsHistory ? "{% history %}\n" : "";

    private string Block(UscEntry entry)
    {
        var text = _text.Convert(entry.Text);
        if (_kind.MediaSlots.Count == 0 && !_kind.NeedsHistory)
        {
            // The whole text is the prompt of an image model, which knows no roles.
            return _conditions.Guard(entry.Condition, text.TrimEnd() + "\n") + "\n";
        }

        var role = entry.Slot is null ? entry.Role : "user";
        var media = entry.Slot is null || text.Contains($"{{% media {entry.Slot} %}}", StringComparison.Ordinal) ? "" : $"\n{{% media {entry.Slot} %}}";
        var block = $"{{% role '{role}' %}}\n{text.Trim('\n')}{media}\n{{% endrole %}}\n";
        return _conditions.Guard(entry.Condition, entry.Slot is null ? block : $"{{% if {UscConditions.CountOf(entry.Slot)} > 0 %}}\n{block}{{% endif %}}\n");
    }
}
