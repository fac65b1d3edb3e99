using System.Text;

namespace LettucePlug.Emulators;

/// <summary>One part of a multipart body.</summary>
public sealed record RecordedPart
{
    public required string Name { get; init; }

    public string? FileName { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The head as it was sent, for servers that look at its very letters.</summary>
    public required string RawDisposition { get; init; }

    public required byte[] Content { get; init; }

    public string Text => Encoding.UTF8.GetString(Content);
}
