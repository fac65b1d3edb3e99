namespace LettucePlug.Host.Templates;

/// <summary>When a template is meant to be used. Where it is not, the next layer is asked.</summary>
internal abstract record WhenCondition
{
    public abstract bool Holds(WhenFacts facts);

    /// <summary>The variables that have a value wherever the condition holds.</summary>
    public virtual IEnumerable<string> Ensures => [];
}

internal sealed record WhenAll(IReadOnlyList<WhenCondition> Parts) : WhenCondition
{
    public override IEnumerable<string> Ensures => Parts.SelectMany(part => part.Ensures);

    public override bool Holds(WhenFacts facts) => Parts.All(part => part.Holds(facts));
}

internal sealed record WhenAny(IReadOnlyList<WhenCondition> Parts) : WhenCondition
{
    public override bool Holds(WhenFacts facts) => Parts.Any(part => part.Holds(facts));
}

internal sealed record WhenNot(WhenCondition Part) : WhenCondition
{
    public override bool Holds(WhenFacts facts) => !Part.Holds(facts);
}

internal sealed record WhenHas(string Path) : WhenCondition
{
    public override IEnumerable<string> Ensures => [Path];

    public override bool Holds(WhenFacts facts) => facts.Has(Path);
}

internal sealed record WhenMedia(string Slot) : WhenCondition
{
    public override bool Holds(WhenFacts facts) => facts.HasMedia(Slot);
}

internal sealed record WhenMessages(long Least) : WhenCondition
{
    public override bool Holds(WhenFacts facts) => facts.MessageCount >= Least;
}

internal sealed record WhenKeywords(string Mode, IReadOnlyList<string> Words) : WhenCondition
{
    public override bool Holds(WhenFacts facts) => Mode switch
    {
        "keyword_all" => Words.All(facts.Says),
        "keyword_none" => !Words.Any(facts.Says),
        _ => Words.Any(facts.Says),
    };
}

internal sealed record WhenModel(string Fact, IReadOnlyList<string> Words) : WhenCondition
{
    public override bool Holds(WhenFacts facts) => Words.Any(word => facts.Knows(Fact, word));
}
