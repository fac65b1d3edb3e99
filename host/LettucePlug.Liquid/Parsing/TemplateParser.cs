using System.Runtime.CompilerServices;

namespace LettucePlug.Liquid;

/// <summary>
/// Turns source into nodes in one pass. An error is noted and parsing goes on behind the tag, so that one run finds
/// what is wrong with a file. Nesting is counted, never left to the stack.
/// </summary>
internal sealed partial class TemplateParser
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly ParserOptions _options;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Node> _pending = [];
    private readonly List<OpenTag> _open = [];
    private readonly List<BlockNode> _blocks = [];
    private ExtendsNode? _extends;
    private int _errors;
    private bool _tagFailed;

    public TemplateParser(string source, ParserOptions options)
    {
        _text = source;
        _options = options;
        _source = new SourceText(options.File, source);
        _pos = Math.Clamp(options.BodyStart, 0, source.Length);
        _limit = source.Length;
        _extends = options.Extends is { } parent ? new ExtendsNode(_pos, _pos, parent) : null;
    }

    public LiquidLimitException? LimitReached { get; private set; }

    private bool IsLenient => _options.Strictness == Strictness.Lenient;

    private bool IsPrompt => _options.Dialect == LiquidDialect.Prompt;

    private bool GaveUp => _errors >= _options.Limits.Diagnostics;

    public ParseResult Run()
    {
        var root = Block.None;
        try
        {
            if (_text.Length - _pos > _options.Limits.Source)
            {
                throw LimitAt(LimitKind.Source, _options.Limits.Source, _pos, _pos);
            }

            root = ParseBody(OpenTag.Document, out _);
        }
        catch (LiquidLimitException limit)
        {
            LimitReached = limit;
            _errors++;
            _diagnostics.Add(limit.Diagnostic);
        }

        CheckExtends(root);
        _diagnostics.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        var tree = new LiquidTemplate(_source, root, _options, _extends, [.. _blocks]);
        return new ParseResult(_errors == 0 ? tree : null, tree, _diagnostics);
    }

    /// <summary>Parses nodes up to a tag that belongs to <paramref name="open"/>, or to the end.</summary>
    private Block ParseBody(OpenTag open, out Tag end)
    {
        if (_open.Count > _options.Limits.TagNesting)
        {
            throw LimitAt(LimitKind.TagNesting, _options.Limits.TagNesting, open.Start, open.End);
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw LimitAt(LimitKind.Stack, 0, open.Start, open.End);
        }

        _open.Add(open);
        var first = _pending.Count;
        while (true)
        {
            if (GaveUp || !ReadTag(out var tag))
            {
                end = default;
                if (open.CloseName.Length > 0 && !GaveUp)
                {
                    ReportUnclosed(open);
                }

                break;
            }

            var name = NameOf(tag);
            if (open.Ends(name))
            {
                end = tag;
                break;
            }

            if (IsClosingWord(name))
            {
                if (FindOpener(name))
                {
                    // It belongs to a tag further out: this one was never closed. The outer one reads the tag again.
                    ReportUnclosed(open);
                    Unread(tag);
                    end = default;
                    break;
                }

                ReportStray(tag, name);
                continue;
            }

            _tagFailed = false;
            (_at, _stop) = (tag.MarkupStart, tag.MarkupEnd);
            if (ParseTag(tag, name) is { } node)
            {
                _pending.Add(node);
            }
        }

        _open.RemoveAt(_open.Count - 1);
        var nodes = _pending.GetRange(first, _pending.Count - first).ToArray();
        _pending.RemoveRange(first, _pending.Count - first);
        return new Block(nodes);
    }

    private Block ParseToEnd(in Tag tag, string name, string closeName) =>
        ParseBody(new OpenTag(name, closeName, null, tag.Start, tag.End), out _);

    /// <summary>Whether a block further out, but not beyond a <c>liquid</c> tag, waits for this word.</summary>
    private bool FindOpener(ReadOnlySpan<char> name)
    {
        for (var i = _open.Count - 2; i >= 0; i--)
        {
            if (_open[i + 1].IsLines)
            {
                return false;
            }

            if (_open[i].Ends(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsClosingWord(ReadOnlySpan<char> name) =>
        name is "else" or "elsif" or "when" || (name.StartsWith("end") && name.Length > 3);

    private void ReportUnclosed(OpenTag open)
    {
        _errors++;
        var last = _source.Locate(_text.Length).Line;
        _diagnostics.Add(_source.Diagnose(
            DiagnosticCode.UnclosedTag,
            open.Start,
            open.End,
            $"{{% {open.Name} %}} is never closed",
            $"add {{% {open.CloseName} %}}") with
        {
            Label = $"opened here; the file ends at line {last}",
        });
        (_forgiven ??= []).Add(open.CloseName);
    }

    private void ReportStray(in Tag tag, ReadOnlySpan<char> name)
    {
        // The end of a tag that was reported already would only repeat the complaint.
        if (_forgiven is not null && _forgiven.Remove(name.ToString()))
        {
            return;
        }

        _tagFailed = false;
        if (name.StartsWith("end"))
        {
            var opener = name[3..].ToString();
            Error(
                DiagnosticCode.UnexpectedTag,
                tag.Start,
                tag.End,
                $"{{% {name} %}} closes nothing: there is no open {{% {opener} %}}",
                _open.Count > 1 ? $"the innermost open tag is {{% {_open[^1].Name} %}}" : $"remove it, or add {{% {opener} %}}");
        }
        else
        {
            Error(
                DiagnosticCode.UnexpectedTag,
                tag.Start,
                tag.End,
                $"{{% {name} %}} is outside of every tag that could have it",
                name is "when" ? "put it between {% case %} and {% endcase %}" : "put it between {% if %} and {% endif %}");
        }
    }

    private void Error(DiagnosticCode code, int start, int end, string message, string? hint = null)
    {
        if (_tagFailed || GaveUp)
        {
            return;
        }

        _tagFailed = true;
        _errors++;
        _diagnostics.Add(_source.Diagnose(code, start, end, message, hint));
    }

    private void Warn(DiagnosticCode code, int start, int end, string message, string? hint = null)
    {
        if (_diagnostics.Count < _options.Limits.Diagnostics)
        {
            _diagnostics.Add(_source.Diagnose(code, start, end, message, hint) with
            {
                Severity = DiagnosticSeverity.Warning,
            });
        }
    }

    private LiquidLimitException LimitAt(LimitKind limit, long allowed, int start, int end) =>
        LiquidLimitException.At(
            limit, allowed, _source.Diagnose(LiquidLimitException.CodeOf(limit), start, end, ""));
}
