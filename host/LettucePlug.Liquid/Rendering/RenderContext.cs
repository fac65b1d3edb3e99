namespace LettucePlug.Liquid;

/// <summary>One rendering in progress. Filters of a host get it to charge what they allocate and to report faults.</summary>
public sealed partial class RenderContext
{
    internal const int ItemsPerStep = 32;
    private const int StepsBetweenChecks = 256;
    private readonly long _deadline;
    private int _steps;
    private int _nextCheck = StepsBetweenChecks;
    private long _charged;
    private int _tolerance;
    private int _start;
    private int _end;

    internal RenderContext(LiquidTemplate template, LiquidMap data, RenderOptions options, CancellationToken cancellationToken)
    {
        Template = template;
        Options = options;
        CancellationToken = cancellationToken;
        Output = new OutputBuffer(options.Limits.Output);
        Scope = new Scope(data);
        var timer = options.Timer;
        _deadline = timer.GetTimestamp() + (long)(options.Limits.Time.TotalSeconds * timer.TimestampFrequency);
    }

    /// <summary>How this rendering was asked for.</summary>
    public RenderOptions Options { get; }

    /// <summary>The caller's wish to stop.</summary>
    public CancellationToken CancellationToken { get; }

    internal LiquidTemplate Template { get; set; }

    internal OutputBuffer Output { get; }

    internal Scope Scope { get; set; }

    internal ArgumentStack Arguments { get; } = new();

    internal Interrupt Interrupt { get; set; }

    internal LoopState? Loop { get; set; }

    /// <summary>How many captures are open: their text is a value, so nothing structural may be in it.</summary>
    internal int CaptureDepth { get; set; }

    internal bool IsIsolated { get; set; }

    internal int StepsTaken => _steps;

    internal List<Diagnostic>? Findings { get; private set; }

    internal bool ReportsUndefined => Options.UndefinedIsError && _tolerance == 0;

    private LiquidLimits Limits => Options.Limits;

    /// <summary>Charges a string before it is made.</summary>
    /// <param name="length">Its characters.</param>
    /// <exception cref="LiquidLimitException">It, or all together, would be longer than allowed.</exception>
    public void ChargeString(long length)
    {
        if (length > Limits.StringLength)
        {
            throw LimitFault(LimitKind.StringLength, Limits.StringLength);
        }

        _charged += length;
        if (_charged > Limits.TotalStrings)
        {
            throw LimitFault(LimitKind.TotalStrings, Limits.TotalStrings);
        }
    }

    /// <summary>Charges a list before it is made.</summary>
    /// <param name="count">Its items.</param>
    /// <exception cref="LiquidLimitException">It would have more items than allowed.</exception>
    public void ChargeItems(long count)
    {
        if (count > Limits.Collection)
        {
            throw LimitFault(LimitKind.Collection, Limits.Collection);
        }

        // 16 bytes an item, two bytes a character.
        const int CharactersPerItem = 8;
        _charged += count * CharactersPerItem;
        if (_charged > Limits.TotalStrings)
        {
            throw LimitFault(LimitKind.TotalStrings, Limits.TotalStrings);
        }
    }

    /// <summary>Makes the exception for a value a filter cannot work with; the caller throws it.</summary>
    /// <param name="code">The kind of fault.</param>
    /// <param name="message">What is wrong, of which value.</param>
    /// <param name="hint">What to change.</param>
    public LiquidRenderException Fault(DiagnosticCode code, string message, string? hint = null) =>
        new(Place(code, message, hint));

    internal void At(int start, int end)
    {
        _start = start;
        _end = end;
    }

    internal void Step(Node node)
    {
        At(node.Start, node.End);
        if (++_steps > Limits.Steps)
        {
            throw LimitFault(LimitKind.Steps, Limits.Steps);
        }

        if (_steps >= _nextCheck)
        {
            CheckTime();
        }
    }

    /// <summary>Counts the work of a filter or comparison on many items as steps, for it takes as long as they do.</summary>
    internal void ChargeWork(long items)
    {
        _steps += (int)Math.Min(items / ItemsPerStep, Limits.Steps);
        if (_steps > Limits.Steps)
        {
            throw LimitFault(LimitKind.Steps, Limits.Steps);
        }

        if (_steps >= _nextCheck)
        {
            CheckTime();
        }
    }

    internal void Write(ReadOnlySpan<char> text)
    {
        if (!Output.Write(text))
        {
            throw LimitFault(LimitKind.Output, Limits.Output);
        }
    }

    internal void Write(in LiquidValue value)
    {
        if (value.TryGetString(out var text))
        {
            Write(text);
        }
        else if (value.TryGetInteger(out var number))
        {
            if (!Output.Write(number))
            {
                throw LimitFault(LimitKind.Output, Limits.Output);
            }
        }
        else if (value.TryGetList(out var list))
        {
            CheckStack();
            for (var i = 0; i < list.Count; i++)
            {
                Write(list[i]);
            }
        }
        else if (!value.IsNil)
        {
            Write(TextOf(value));
        }
    }

    /// <summary>The text of a value inside a filter, charged.</summary>
    internal string TextOf(in LiquidValue value)
    {
        if (value.TryGetString(out var text))
        {
            return text;
        }

        if (value.Kind is LiquidKind.List or LiquidKind.Map)
        {
            CheckStack();
            ChargeString(ValueText.MeasureOf(value, Limits.StringLength + 1L));
        }

        return ValueText.Of(value);
    }

    internal bool TryLookup(string name, out LiquidValue value) => Scope.TryGet(name, out value);

    internal int EnterTolerance() => _tolerance++;

    internal void LeaveTolerance(int before) => _tolerance = before;

    internal void Report(Diagnostic finding)
    {
        Findings ??= [];
        if (Findings.Count < Limits.Diagnostics)
        {
            Findings.Add(finding);
        }
    }

    internal IReadOnlyList<MediaRef> MediaIn(string slot) =>
        Options.Media is not null && Options.Media.TryGetValue(slot, out var media) ? media : [];

    internal void CheckStack()
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw LimitFault(LimitKind.Stack, 0);
        }
    }

    private void CheckTime()
    {
        _nextCheck = _steps + StepsBetweenChecks;
        CancellationToken.ThrowIfCancellationRequested();
        if (Options.Timer.GetTimestamp() > _deadline)
        {
            throw LimitFault(LimitKind.Time, (long)Limits.Time.TotalMilliseconds);
        }
    }
}
