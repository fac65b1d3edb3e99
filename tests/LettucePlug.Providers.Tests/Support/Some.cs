using System.Security.Cryptography;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>Requests to begin with.</summary>
internal static class Some
{
    public static ImageRequest Image(string model, string prompt = "a fox in the rain") => new()
    {
        JobId = "3f6f2a52-6d2b-4c1e-9a55-0b8e2f9f0a11",
        Model = model,
        Prompt = prompt,
    };

    /// <summary>References that differ from each other by their seeds.</summary>
    public static IReadOnlyList<ImageReference> References(params int[] seeds) =>
        [.. seeds.Select(seed => Reference(TestPictures.Png(seed: seed)))];

    public static ImageReference Reference(byte[] bytes, string mediaType = "image/png") => new()
    {
        Role = ReferenceRole.Character,
        MediaType = mediaType,
        Data = bytes,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
    };

    public static ChatRequest Chat(string model, params ChatPart[] parts) => new()
    {
        Model = model,
        Messages =
        [
            new() { Role = ChatRole.System, Parts = [new ChatText { Text = "You write one scene prompt." }] },
            new() { Role = ChatRole.User, Parts = parts.Length > 0 ? parts : [new ChatText { Text = "Hello" }] },
        ],
    };
}
