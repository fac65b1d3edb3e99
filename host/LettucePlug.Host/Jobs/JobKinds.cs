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
}
