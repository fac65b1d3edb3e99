namespace LettucePlug.Host.Templates;

/// <summary>What a template says of one media slot.</summary>
internal sealed record MediaRule
{
    public int? Max { get; init; }

    public bool Required { get; init; }
}
