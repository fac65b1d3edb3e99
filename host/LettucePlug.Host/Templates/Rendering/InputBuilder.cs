using System.Text;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>The variables of one call for one prompt: what was given, old names moved, and what the host works out itself.</summary>
internal sealed class InputBuilder(TemplateCall call, PromptFile prompt, TimeProvider time)
{
    private const string Nobody = "User";
    private readonly List<string> _faults = [];
    private readonly InputTree _tree = new(call.Inputs);

    public IReadOnlyList<string> Faults => _faults;

    public LiquidMap Build()
    {
        MoveOldNames();
        Derive();
        var fill = new InputFill(_faults);
        foreach (var input in prompt.Inputs)
        {
            _tree[input.Name] = fill.Fill(input, _tree[input.Name], input.Name);
        }

        foreach (var (slot, rule) in prompt.Header.Media.Where(media => media.Value.Required && CountOf(media.Key) == 0))
        {
            _faults.Add($"the media slot '{slot}' is empty");
        }

        return _tree.ToMap();
    }

    /// <summary>What the <c>names</c> filter puts into card text.</summary>
    public static IReadOnlyDictionary<string, string> NamesOf(LiquidMap inputs)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var owner in (string[])["character", "subject"])
        {
            if (inputs.TryGetValue(owner, out var figure) && figure.TryGetMap(out var map)
                && map.TryGetValue("name", out var name) && name.TryGetString(out var text))
            {
                names["char"] = names["character"] = text;
            }
        }

        names["user"] = names["persona"] = inputs.TryGetValue("user", out var user) && user.TryGetString(out var who) ? who : Nobody;
        return names;
    }

    private void MoveOldNames()
    {
        foreach (var (old, path) in prompt.Kind?.Aliases ?? new Dictionary<string, string>())
        {
            var value = old.StartsWith("{{", StringComparison.Ordinal) || path.StartsWith("media:", StringComparison.Ordinal)
                ? LiquidValue.Nil : _tree.Find(old);
            if (value.IsNil || value.TryGetMap(out _) || !_tree.Find(path).IsNil)
            {
                continue;
            }

            _tree.Set(value.TryGetList(out _) && path == "transcript" ? "messages" : path, value);
        }
    }

    private void Derive()
    {
        if (call.PromptStyle is { } style)
        {
            _tree["prompt_style"] = style;
        }

        if (Takes("user") && _tree["user"].IsNil)
        {
            _tree["user"] = _tree.Find("persona.name").TryGetString(out var name) && name.Trim().Length > 0 ? name
                : _tree["persona"].TryGetString(out var alone) ? alone : Nobody;
        }

        foreach (var (owner, slot) in new[] { ("character", "character"), ("persona", "persona"), ("background", "chat_background"), ("subject", "references") })
        {
            if (Takes(owner))
            {
                DescribeLook(owner, slot);
            }
        }

        SetIfMissing("avatar_count", LiquidValue.From((long)CountOf("avatar")));
        SetIfMissing("reference_count", LiquidValue.From((long)CountOf("references")));
        DeriveTexts();
        SetIfMissing("now", Clock());
    }

    private void DescribeLook(string owner, string slot)
    {
        if (_tree[owner].TryGetString(out var alone))
        {
            _tree[owner] = LiquidMap.Create([new("name", alone)]);
        }

        var count = CountOf(slot);
        if (count > 0 && _tree.Find(owner + ".image_count").IsNil)
        {
            _tree.Set(owner + ".image_count", LiquidValue.From((long)count));
        }

        if (!_tree.Find(owner + ".reference").IsNil || _tree[owner].IsNil)
        {
            return;
        }

        var lines = new List<string>();
        if (_tree.Find(owner + (owner == "background" ? ".description" : ".design")).TryGetString(out var look) && look.Trim().Length > 0)
        {
            lines.Add(look.Trim());
        }

        if (count > 0)
        {
            lines.Add(count == 1 ? "1 reference image is attached." : $"{count} reference images are attached.");
        }

        _tree.Set(owner + ".reference", string.Join("\n", lines));
    }

    private void DeriveTexts()
    {
        if (Takes("messages") && _tree["messages"].IsNil && _tree["transcript"].TryGetString(out var told) && told.Trim().Length > 0)
        {
            _tree["messages"] = LiquidList.Create(LiquidMap.Create([new("role", "user"), new("text", told)]));
        }

        if (Takes("transcript"))
        {
            SetIfMissing("transcript", Lines(_tree["messages"], "\n", message => $"{SpeakerOf(message)}: {TextOf(message, "text")}"));
        }

        SetIfMissing("memory_text", Lines(_tree["memories"], "\n", item => "- " + item.ToText()));
        SetIfMissing("lore_text", Lines(_tree["lore"], "\n\n", entry => entry.TryGetString(out var text) ? text : TextOf(entry, "text")));
    }

    private string SpeakerOf(LiquidValue message)
    {
        var name = TextOf(message, "name");
        return name.Length > 0 ? name : TextOf(message, "role") == "assistant" && _tree.Find("character.name").TryGetString(out var who) ? who : Nobody;
    }

    private LiquidValue Clock()
    {
        var now = time.GetUtcNow();
        return LiquidMap.Create(
        [
            new("date", now.ToString("yyyy-MM-dd")), new("date_full", now.ToString("d MMMM yyyy")), new("iso", now.ToString("yyyy-MM-ddTHH:mm:ssZ")),
            new("weekday", now.DayOfWeek.ToString()), new("hour", now.ToString("HH")), new("minute", now.ToString("mm")), new("second", now.ToString("ss")),
            new("time", now.ToString("HH:mm:ss")), new("time_12", now.ToString("hh:mm tt")), new("zone", "UTC"),
        ]);
    }

    private static LiquidValue Lines(LiquidValue list, string separator, Func<LiquidValue, string> line)
    {
        if (!list.TryGetList(out var items))
        {
            return LiquidValue.Nil;
        }

        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : separator).Append(line(items[i]));
        }

        return text.ToString();
    }

    private static string TextOf(LiquidValue owner, string key) =>
        owner.TryGetMap(out var map) && map.TryGetValue(key, out var value) && value.TryGetString(out var text) ? text : "";

    private bool Takes(string name) => prompt.Inputs.Any(input => input.Name == name);

    private int CountOf(string slot) => call.Media.TryGetValue(slot, out var refs) ? refs.Count : 0;

    private void SetIfMissing(string name, LiquidValue value)
    {
        if (Takes(name) && _tree[name].IsNil)
        {
            _tree[name] = value;
        }
    }
}
