namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>What prompts there are.</summary>
internal static class PromptKinds
{
    public const string Chat = "chat";
    public const string SceneWriter = "scene.writer";
    public const string AvatarGenerate = "avatar.generate";
    public const string AvatarEdit = "avatar.edit";
    public const string Design = "design.reference";
}
