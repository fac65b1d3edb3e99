using System.Globalization;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>
/// Brings values into the shape their definitions promise: every field there, blank and empty ones nil, defaults put
/// in. Everything that does not fit is noted, not only the first.
/// </summary>
internal sealed class InputFill(List<string> faults)
{
    public LiquidValue Fill(InputDefinition input, LiquidValue value, string path)
    {
        if (IsEmpty(value))
        {
            value = input.Default is null ? LiquidValue.Nil : LiquidValue.FromObject(input.Default);
        }

        if (value.IsNil && input.Type != InputType.Object)
        {
            if (input.Required)
            {
                faults.Add($"'{path}' is missing");
            }

            return LiquidValue.Nil;
        }

        return input.Type switch
        {
            InputType.Text => FillText(input, value, path),
            InputType.WholeNumber or InputType.Number => FillNumber(input, value, path),
            InputType.Flag => FillFlag(value, path),
            InputType.List => FillList(input, value, path),
            InputType.Messages => FillMessages(input, value, path),
            InputType.Object => FillObject(input, value, path),
            _ => value,
        };
    }

    private static bool IsEmpty(LiquidValue value) =>
        value.IsNil
        || (value.TryGetString(out var text) && string.IsNullOrWhiteSpace(text))
        || (value.TryGetList(out var list) && list.Count == 0);

    private LiquidValue FillText(InputDefinition input, LiquidValue value, string path)
    {
        if (!value.TryGetString(out var text))
        {
            if (!value.IsNumeric && !value.TryGetBoolean(out _))
            {
                return Wrong(path, "text");
            }

            text = value.ToText();
        }

        if (input.MaxChars is { } most && text.Length > most)
        {
            faults.Add($"'{path}' has {text.Length} characters, and {most} are allowed");
        }

        if (input.Choices.Count > 0 && !input.Choices.Contains(text))
        {
            faults.Add($"'{path}' is '{text}', and it takes {string.Join(", ", input.Choices)}");
        }

        return text;
    }

    private LiquidValue FillNumber(InputDefinition input, LiquidValue value, string path)
    {
        if (value.TryGetString(out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            value = number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? LiquidValue.From((long)number) : LiquidValue.From(number);
        }

        return value.IsNumeric && (input.Type == InputType.Number || value.TryGetInteger(out _))
            ? value
            : Wrong(path, input.Type == InputType.Number ? "a number" : "a whole number");
    }

    private LiquidValue FillFlag(LiquidValue value, string path) =>
        value.TryGetBoolean(out _) ? value
        : value.TryGetString(out var word) && word is "true" or "false" ? word == "true"
        : Wrong(path, "true or false");

    private LiquidValue FillList(InputDefinition input, LiquidValue value, string path)
    {
        if (!value.TryGetList(out var list))
        {
            return Wrong(path, "a list");
        }

        CheckCount(input, list.Count, path);
        if (input.Of is null)
        {
            return value;
        }

        var items = new LiquidValue[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Fill(input.Of, list[i], $"{path}[{i}]");
        }

        return LiquidList.Create(items);
    }

    private LiquidValue FillMessages(InputDefinition input, LiquidValue value, string path)
    {
        if (!value.TryGetList(out var list))
        {
            return Wrong(path, "a list of messages");
        }

        CheckCount(input, list.Count, path);
        var items = new LiquidValue[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (!list[i].TryGetMap(out var message) || !message.TryGetValue("text", out var text) || !text.TryGetString(out var said))
            {
                faults.Add($"'{path}[{i}]' is no message: it takes role, name and text");
                continue;
            }

            var role = message.TryGetValue("role", out var given) && given.TryGetString(out var word) ? word : "user";
            var name = message.TryGetValue("name", out var who) && !IsEmpty(who) ? who : LiquidValue.Nil;
            items[i] = LiquidMap.Create([new("role", role), new("name", name), new("text", said)]);
        }

        return LiquidList.Create(items);
    }

    private LiquidValue FillObject(InputDefinition input, LiquidValue value, string path)
    {
        // A name alone stands for whoever has it.
        if (value.TryGetString(out var alone))
        {
            value = LiquidMap.Create([new("name", alone)]);
        }

        if (!value.TryGetMap(out var map))
        {
            if (!value.IsNil)
            {
                return Wrong(path, "an object");
            }

            if (input.Required)
            {
                faults.Add($"'{path}' is missing");
            }

            map = LiquidMap.Create([]);
        }

        var isMissing = value.IsNil;
        var entries = new List<KeyValuePair<string, LiquidValue>>();
        foreach (var field in input.Fields)
        {
            _ = map.TryGetValue(field.Name, out var inner);
            entries.Add(new(field.Name, Fill(isMissing ? field with { Required = false } : field, inner, $"{path}.{field.Name}")));
        }

        for (var i = 0; i < map.Count; i++)
        {
            var entry = map.EntryAt(i);
            if (!input.Fields.Any(field => field.Name == entry.Key))
            {
                entries.Add(new(entry.Key, IsEmpty(entry.Value) ? LiquidValue.Nil : entry.Value));
            }
        }

        return LiquidMap.Create(entries);
    }

    private void CheckCount(InputDefinition input, int count, string path)
    {
        if (input.MaxItems is { } most && count > most)
        {
            faults.Add($"'{path}' has {count} items, and {most} are allowed");
        }
    }

    private LiquidValue Wrong(string path, string takes)
    {
        faults.Add($"'{path}' takes {takes}");
        return LiquidValue.Nil;
    }
}
