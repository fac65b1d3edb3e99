namespace LettucePlug.Host.Assets;

/// <summary>Somebody needs an asset: as long as one does, it is not trashed by mistake and never emptied from the trash.</summary>
internal sealed record AssetUse
{
    public required string Asset { get; init; }

    /// <summary>What kind of thing needs it, such as <c>message</c>, <c>character</c> or <c>persona</c>.</summary>
    public required string By { get; init; }

    /// <summary>Which one: letters, digits and <c>._:-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As what: <c>avatar</c>, <c>design</c>, <c>attachment</c>, <c>background</c>.</summary>
    public required string As { get; init; }

    public override string ToString() => $"{By} {Id} ({As})";
}
