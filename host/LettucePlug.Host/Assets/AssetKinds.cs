namespace LettucePlug.Host.Assets;

/// <summary>What an asset was made, or brought in, for.</summary>
internal static class AssetKinds
{
    public const string Generated = "generated";
    public const string Edited = "edited";
    public const string Avatar = "avatar";
    public const string Scene = "scene";
    public const string Chat = "chat";
    public const string Attachment = "attachment";
    public const string Design = "design";
    public const string Background = "background";
    public const string Imported = "imported";

    public static IReadOnlyList<string> All { get; } =
        [Generated, Edited, Avatar, Scene, Chat, Attachment, Design, Background, Imported];
}
