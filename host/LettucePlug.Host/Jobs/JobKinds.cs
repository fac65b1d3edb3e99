namespace LettucePlug.Host.Jobs;

/// <summary>What a job is for.</summary>
internal static class JobKinds
{
    public const string Generate = "generate";
    public const string Edit = "edit";
    public const string Compare = "compare";
    public const string Replay = "replay";
    public const string Avatar = "avatar";
    public const string Scene = "scene";

    /// <summary>Fetches an image that a chat model made and only gave the address of.</summary>
    public const string Download = "download";
}
