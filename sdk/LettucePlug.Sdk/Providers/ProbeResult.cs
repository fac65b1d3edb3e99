namespace LettucePlug.Sdk;

/// <summary>What a probe found on a connection that works.</summary>
public sealed record ProbeResult
{
    /// <value>What answers there, such as <c>ComfyUI 0.3.64</c>; null where it does not say.</value>
    public string? Server { get; init; }

    /// <value>Further facts worth showing, such as the credit left or the kind of graphics card.</value>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <value>False where the probe could not prove the key, since the service answers such calls without one. The default is true.</value>
    public bool KeyWasProven { get; init; } = true;
}
