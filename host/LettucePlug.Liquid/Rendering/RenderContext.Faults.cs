using System.Globalization;

namespace LettucePlug.Liquid;

public sealed partial class RenderContext
{
    private readonly List<(LiquidTemplate Template, int Offset)> _callers = [];

    internal int CallerCount => _callers.Count;

    internal Diagnostic Place(DiagnosticCode code, string message, string? hint = null)
    {
        var place = Template.Source.Diagnose(code, _start, _end, message, hint);
        return _callers.Count == 0 ? place : place with
        {
            Stack = [.. _callers.Select(caller => new PartialFrame
            {
                File = caller.Template.File.Length > 0 ? caller.Template.File : "template",
                Line = caller.Template.Source.Locate(caller.Offset).Line,
            })],
        };
    }

    internal LiquidLimitException LimitFault(LimitKind limit, long allowed) =>
        LiquidLimitException.At(limit, allowed, Place(LiquidLimitException.CodeOf(limit), ""));

    internal LiquidRenderException UndefinedVariable(PathExpression path, string name)
    {
        At(path.Start, path.End);
        return Fault(
            DiagnosticCode.UnknownVariable,
            $"there is no variable '{name}'",
            NearestName.Hint(name, Scope.Names()));
    }

    internal LiquidRenderException UndefinedProperty(PathExpression path, int segment, in LiquidValue owner)
    {
        At(path.Start, path.End);
        var name = path.Segments[segment].Name!; // Only named segments are reported.
        var known = new List<string> { "size", "first", "last" };
        if (owner.TryGetMap(out var map) && map is not LoopState)
        {
            known.Clear();
            for (var i = 0; i < Math.Min(map.Count, 100); i++)
            {
                known.Add(map.EntryAt(i).Key);
            }
        }

        var whole = Template.Source.Text[path.Start..path.End];
        return Fault(
            DiagnosticCode.UnknownVariable,
            $"'{whole}' does not exist: nothing is called '{name}' there",
            NearestName.Hint(name, known));
    }

    /// <summary>A whole number for a count or place: text must be one, fractions are refused.</summary>
    internal long ToInteger(in LiquidValue value)
    {
        if (value.TryGetInteger(out var whole))
        {
            return whole;
        }

        if (value.Boxed is { Kind: LiquidKind.Integer } big)
        {
            return big.Decimal > 0 ? long.MaxValue : long.MinValue;
        }

        var text = value.Kind == LiquidKind.String ? value.ToText().AsSpan().Trim() : default;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole))
        {
            return whole;
        }

        var digits = text.TrimStart('-');
        if (!digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9'))
        {
            return text[0] == '-' ? long.MinValue : long.MaxValue;
        }

        throw Fault(DiagnosticCode.BadArgument, "invalid integer", "a whole number is needed here");
    }

    internal void EnterTemplate(LiquidTemplate template, int offset)
    {
        if (_callers.Count >= Limits.PartialDepth)
        {
            throw LimitFault(LimitKind.PartialDepth, Limits.PartialDepth);
        }

        CheckStack();
        _callers.Add((Template, offset));
        Template = template;
    }

    internal void LeaveTemplate()
    {
        Template = _callers[^1].Template;
        _callers.RemoveAt(_callers.Count - 1);
    }

    internal LiquidTemplate LoadTemplate(string name, TemplateUse use, Node from)
    {
        At(from.Start, from.End);
        LiquidTemplate? found;
        try
        {
            found = Options.Loader?.Load(name, use, Template.File);
        }
        catch (LiquidException broken)
        {
            var inner = broken.Diagnostic;
            var place = Place(DiagnosticCode.BadTemplate, $"'{name}' has errors: {inner.Message}", inner.Hint);
            throw new LiquidRenderException(
                place with
                {
                    Related = [new RelatedLocation
                    {
                        File = inner.File,
                        Line = inner.Line,
                        Column = inner.Column,
                        Message = $"{inner.Code}: {inner.Message}",
                    }],
                },
                broken);
        }

        return found ?? throw Fault(
            DiagnosticCode.UnknownPartial,
            $"there is no template '{name}' to {use switch { TemplateUse.Extends => "extend", _ => "put in here" }}",
            NearestName.Hint(name, Options.Loader?.Names ?? []));
    }

    /// <summary>Puts everything back to where it was before a node failed, so that rendering can go on behind it.</summary>
    internal void Restore(in Checkpoint saved)
    {
        Scope = saved.Scope;
        Scope.PopTo(saved.FrameTop);
        Template = saved.Template;
        Arguments.Pop(saved.Arguments);
        _tolerance = saved.Tolerance;
        CaptureDepth = saved.CaptureDepth;
        IsIsolated = saved.IsIsolated;
        Loop = saved.Loop;
        _callers.RemoveRange(saved.Callers, _callers.Count - saved.Callers);
    }

    internal Checkpoint Save() => new(
        Scope, Scope.FrameTop, Template, Arguments.Count, _tolerance, CaptureDepth, IsIsolated, Loop, _callers.Count);

    internal readonly record struct Checkpoint(
        Scope Scope,
        int FrameTop,
        LiquidTemplate Template,
        int Arguments,
        int Tolerance,
        int CaptureDepth,
        bool IsIsolated,
        LoopState? Loop,
        int Callers);
}
