namespace LettucePlug.Terminal;

/// <summary>A picture in the bytes of a terminal's graphics protocol, ready to be sent in parts.</summary>
public sealed record PixelPicture
{
    /// <summary>The bytes, in order. Without <see cref="Place"/> they draw at the cursor, and nothing may come between.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Chunks { get; init; }

    /// <summary>What is sent in place of the rest when transmission is broken off.</summary>
    public required ReadOnlyMemory<byte> Abort { get; init; }

    /// <summary>Draws at the cursor what the chunks have sent; empty where the chunks draw by themselves.</summary>
    public ReadOnlyMemory<byte> Place { get; init; }

    /// <summary>Takes it off the screen; empty where only erasing the screen does that.</summary>
    public ReadOnlyMemory<byte> Delete { get; init; }

    internal bool DrawsAtCursor => Place.IsEmpty;
}
