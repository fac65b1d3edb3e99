using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Figures;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Tui.Models;

/// <summary>What chats and figures take besides everything else.</summary>
internal sealed record ChatServices
{
    public required ChatStore Chats { get; init; }

    public required ApprovalStore Approvals { get; init; }

    public required ContinueChat Continue { get; init; }

    public required EditChat Edit { get; init; }

    public required RenderScene Render { get; init; }

    public required DraftScene Draft { get; init; }

    public required AnswerApproval Answer { get; init; }

    public required CastFinder Casts { get; init; }

    public required SceneReferences References { get; init; }

    public required MakeAvatar Avatars { get; init; }

    public required DesignEditor Design { get; init; }

    public required DraftDesign DraftDesign { get; init; }
}
