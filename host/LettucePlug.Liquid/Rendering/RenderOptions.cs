namespace LettucePlug.Liquid;

/// <summary>What one rendering may use.</summary>
public sealed record RenderOptions
{
    /// <summary>Lenient, without partials and clock.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>The limits of rendering.</summary>
    /// <value><see cref="LiquidLimits.Default"/>.</value>
    public LiquidLimits Limits { get; init; } = LiquidLimits.Default;

    /// <summary>Where partials and extended templates come from.</summary>
    /// <value>Null: there are none.</value>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>
    /// Whether a variable or property that does not exist is an error. It never is in a condition, and not in front of
    /// the <c>default</c> filter.
    /// </summary>
    /// <value>False: it is nil.</value>
    public bool UndefinedIsError { get; init; }

    /// <summary>
    /// Whether an error becomes text in the output (<c>Liquid error: ...</c>) and rendering goes on. Limits always stop it.
    /// </summary>
    /// <value>False: an error is an exception.</value>
    public bool InlineErrors { get; init; }

    /// <summary>What <c>'now' | date</c> reads.</summary>
    /// <value>Null: a template cannot see the time.</value>
    public TimeProvider? Clock { get; init; }

    /// <summary>What the time limit is measured with.</summary>
    /// <value>The system's.</value>
    public TimeProvider Timer { get; init; } = TimeProvider.System;

    /// <summary>What counts tokens for sections, budget and the <c>tokens</c> filter.</summary>
    /// <value>A quarter of the characters.</value>
    public ITokenEstimator TokenEstimator { get; init; } = RoughTokenEstimator.Instance;

    /// <summary>The tokens the whole prompt may have before sections are dropped, lowest priority first.</summary>
    /// <value>Null: no budget.</value>
    public int? TokenBudget { get; init; }

    /// <summary>The media of each slot, in the order they are placed.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, IReadOnlyList<MediaRef>>? Media { get; init; }

    /// <summary>What the <c>names</c> filter puts in for <c>{{name}}</c> in card text; compared without case.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>Finds a locale string for the <c>t</c> filter.</summary>
    /// <value>Null: every key is missing and printed as itself.</value>
    public Func<string, string?>? Translate { get; init; }

    /// <summary>The role of text outside of every role.</summary>
    /// <value><c>user</c>.</value>
    public string DefaultRole { get; init; } = "user";
}
