using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>What an emulated picture says about itself.</summary>
public sealed record ComfyUiComment
{
    public required string PromptId { get; init; }

    public required string Node { get; init; }

    public required int Index { get; init; }

    public string? Seed { get; init; }

    /// <summary>The hashes of the pictures it was made from, in order.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public IReadOnlyList<string> Texts { get; init; } = [];

    public static ComfyUiComment Read(ReadOnlySpan<byte> png) =>
        JsonSerializer.Deserialize<ComfyUiComment>(PictureComment.Read(png)
            ?? throw new InvalidOperationException("The picture was not made by the emulator."))!;
}
