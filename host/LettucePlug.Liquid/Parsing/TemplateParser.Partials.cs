namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private Node? ParsePartial(in Tag tag, bool isRender)
    {
        var name = ParseValue();
        if (name is null)
        {
            Error(
                DiagnosticCode.BadTagArguments,
                tag.Start,
                tag.End,
                $"{NameOf(tag)} needs the name of a partial",
                $"write {{% {NameOf(tag)} 'name' %}}");
            return null;
        }

        Expression? subject = null;
        string? alias = null;
        var isFor = TakeWord("for");
        if (isFor || TakeWord("with"))
        {
            subject = ParseValue();
        }

        if (TakeWord("as"))
        {
            SkipSpace();
            alias = IsNameStart(Peek()) ? ReadName() : null;
        }

        var isStrict = _options.Strictness >= Strictness.Strict2;
        var arguments = new List<PartialArgument>();
        while (!AtEnd)
        {
            _ = Take(',');
            SkipSpace();
            var start = _at;
            if (!IsNameStart(Peek()))
            {
                if (isStrict && !AtEnd)
                {
                    Error(DiagnosticCode.Syntax, start, _stop, $"'{Shorten(start, _stop)}' means nothing here", "arguments are written name: value");
                    break;
                }

                _at++;
                continue;
            }

            var key = ReadName();
            if (Take(':') && ParseValue() is { } value)
            {
                arguments.Add(new PartialArgument(key, value));
            }
            else if (isStrict)
            {
                Error(DiagnosticCode.Syntax, start, _at, $"the argument '{key}' has no value", $"write {key}: value");
                break;
            }
        }

        var header = new PartialHeader(name, subject, isFor, alias, [.. arguments]);
        return isRender ? new RenderNode(tag.Start, tag.End, header) : new IncludeNode(tag.Start, tag.End, header);
    }
}
