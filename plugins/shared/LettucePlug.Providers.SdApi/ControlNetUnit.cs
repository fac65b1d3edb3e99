namespace LettucePlug.Providers.SdApi;

/// <summary>How one further reference is given to ControlNet.</summary>
internal sealed record ControlNetUnit
{
    public required string Module { get; init; }

    public required string Model { get; init; }

    public required double Weight { get; init; }
}
