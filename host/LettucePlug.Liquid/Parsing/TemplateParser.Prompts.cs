namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private static readonly string[] PromptTags = ["role", "media", "history", "section", "block", "extends", "super"];

    private bool ParsePromptTag(in Tag tag, ReadOnlySpan<char> name, out Node? node)
    {
        switch (name)
        {
            case "role":
                node = ParseRole(tag);
                return true;
            case "media":
                node = ParseMedia(tag);
                return true;
            case "history":
                node = ParseHistory(tag);
                return true;
            case "section":
                node = ParseSection(tag);
                return true;
            case "block":
                node = ParseBlockTag(tag);
                return true;
            case "extends":
                node = ParseExtends(tag);
                return true;
            case "super":
                if (!IsInside("block"))
                {
                    Error(DiagnosticCode.MisplacedTag, tag.Start, tag.End, "super has a meaning only inside of a block");
                }

                RequireEnd();
                node = new SuperNode(tag.Start, tag.End);
                return true;
            default:
                node = null;
                return false;
        }
    }

    private bool IsInside(string name) => _open.Exists(open => open.Name == name);

    /// <summary>Roles, slots and sections are structure, which text that is only collected cannot hold.</summary>
    private void RequireStructure(in Tag tag)
    {
        if (IsInside("capture") || IsInside("ifchanged"))
        {
            Error(
                DiagnosticCode.StructureInText,
                tag.Start,
                tag.End,
                $"{{% {NameOf(tag)} %}} cannot be inside of capture or ifchanged, which collect text",
                "move it out, and print the captured text inside of it");
        }
    }

    /// <summary>A name the author wrote, with or without quotes: never a value.</summary>
    private string? ReadWord()
    {
        SkipSpace();
        if (Peek() is '"' or '\'')
        {
            return ParseQuoted(Peek())?.Value.ToText();
        }

        return IsNameStart(Peek()) ? ReadName() : null;
    }

    private RoleNode ParseRole(in Tag tag)
    {
        RequireStructure(tag);
        var role = ReadWord();
        if (role is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "role needs the name of a role", "write {% role 'system' %}");
        }
        else if (!_options.Roles.Contains(role))
        {
            Error(
                DiagnosticCode.UnknownRole,
                tag.Start,
                tag.End,
                $"there is no role '{role}'",
                NearestName.Hint(role, _options.Roles) ?? $"roles are {string.Join(", ", _options.Roles)}");
        }
        else if (IsInside("role"))
        {
            Error(DiagnosticCode.MisplacedTag, tag.Start, tag.End, "a role cannot be inside of another role", "close the outer one first with {% endrole %}");
        }

        RequireEnd();
        return new RoleNode(tag.Start, tag.End, role ?? "user", ParseToEnd(tag, "role", "endrole"));
    }

    private MediaNode ParseMedia(in Tag tag)
    {
        RequireStructure(tag);
        var slot = ReadWord();
        Expression? limit = null;
        ReadOptions(tag, "limit", ref limit, null, ref limit);
        if (slot is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "media needs the name of a slot", "write {% media character %}");
        }
        else
        {
            CheckSlot(slot, tag.Start, tag.End);
        }

        return new MediaNode(tag.Start, tag.End, slot ?? "", limit);
    }

    private void CheckSlot(string slot, int start, int end)
    {
        if (_options.MediaSlots is { } slots && !slots.Contains(slot))
        {
            Error(
                DiagnosticCode.UnknownMediaSlot,
                start,
                end,
                $"there is no media slot '{slot}' here",
                NearestName.Hint(slot, slots) ?? (slots.Count > 0 ? $"slots are {string.Join(", ", slots)}" : "this kind of template has none"));
        }
    }

    private HistoryNode ParseHistory(in Tag tag)
    {
        RequireStructure(tag);
        Expression? last = null;
        ReadOptions(tag, "last", ref last, null, ref last);
        return new HistoryNode(tag.Start, tag.End, last);
    }

    private SectionNode ParseSection(in Tag tag)
    {
        RequireStructure(tag);
        var name = ReadWord();
        if (name is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "section needs a name", "write {% section 'lore', priority: 3 %}");
        }
        else if (IsInside("section"))
        {
            Error(DiagnosticCode.MisplacedTag, tag.Start, tag.End, "a section cannot be inside of another section");
        }

        Expression? priority = null;
        Expression? most = null;
        ReadOptions(tag, "priority", ref priority, "max_tokens", ref most);
        return new SectionNode(tag.Start, tag.End, name ?? "", priority, most, ParseToEnd(tag, "section", "endsection"));
    }

    private void ReadOptions(in Tag tag, string first, ref Expression? firstValue, string? second, ref Expression? secondValue)
    {
        while (!AtEnd)
        {
            _ = Take(',');
            SkipSpace();
            var start = _at;
            var word = IsNameStart(Peek()) ? ReadName() : "";
            if ((word == first || word == second) && Take(':') && ParseValue() is { } value)
            {
                if (word == first)
                {
                    firstValue = value;
                }
                else
                {
                    secondValue = value;
                }

                continue;
            }

            Error(
                DiagnosticCode.BadTagArguments,
                start,
                Math.Max(_at, Math.Min(start + 1, _stop)),
                $"{NameOf(tag)} does not take this",
                second is null ? $"its option is {first}: 3" : $"its options are {first}: 3 and {second}: 400");
            _at = _stop;
        }
    }
}
