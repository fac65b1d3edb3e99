namespace LettucePlug.Liquid;

/// <summary>
/// An opaque reference to a picture or another medium. A template can place it or print its label; it can never read
/// or change what is behind it.
/// </summary>
/// <param name="id">What the host knows the medium by.</param>
/// <param name="label">What a template prints for it; the text of a medium is never its id.</param>
public sealed class MediaRef(string id, string? label = null) : LiquidObject(LiquidKind.Media)
{
    /// <summary>What the host knows the medium by.</summary>
    public string Id { get; } = id;

    /// <summary>What a template prints for it, such as <c>Mara, portrait</c>; empty when the host gave none.</summary>
    public string Label { get; } = label ?? "";
}
