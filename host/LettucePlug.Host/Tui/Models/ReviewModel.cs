using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Tui.Models;

/// <summary>A scene prompt that waits for the user's word: nothing is sent before <see cref="ApproveAsync"/>.</summary>
internal sealed class ReviewModel
{
    private readonly Services _services;
    private readonly ActivityBoard _board;
    private readonly Drafts _drafts;
    private readonly Approval _approval;
    private readonly string? _model;
    private readonly Action<WorkflowEvent> _follow;
    private string _prompt;

    /// <param name="services">What it works with.</param>
    /// <param name="board">Where its work is shown.</param>
    /// <param name="drafts">Where the user's wording is safe until there is an answer.</param>
    /// <param name="approval">What waits.</param>
    /// <param name="references">What goes along, in order.</param>
    /// <param name="model">The model the chat itself names for scene images; null for the one of the settings.</param>
    /// <param name="follow">Hears what happens.</param>
    public ReviewModel(
        Services services,
        ActivityBoard board,
        Drafts drafts,
        Approval approval,
        IReadOnlyList<AssetReference> references,
        string? model,
        Action<WorkflowEvent> follow)
    {
        (_services, _board, _drafts, _approval, _model, _follow) = (services, board, drafts, approval, model, follow);
        References = references;
        _prompt = drafts.Read(DraftName) is { Length: > 0 } kept ? kept : approval.Prompt;
    }

    public string Id => _approval.Id;

    public string Message => _approval.Message;

    /// <summary>As the model wrote it.</summary>
    public string Proposed => _approval.Proposed;

    public string Prompt
    {
        get => _prompt;
        set
        {
            _prompt = value;
            _drafts.Write(DraftName, value == _approval.Prompt ? "" : value);
        }
    }

    /// <summary>In the order they would be sent.</summary>
    public IReadOnlyList<AssetReference> References { get; }

    /// <summary>The same by name: place, label and role.</summary>
    public IReadOnlyList<string> ReferenceNames =>
        [.. References.Select((reference, index) => $"{index + 1}. {reference.Label ?? reference.Asset} ({reference.Role})")];

    public Problem? Problem { get; private set; }

    /// <summary>Set once it has an answer.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The model that would render it, or why none would.</summary>
    public string ModelLine
    {
        get
        {
            var decision = _services.Routes.Explain(Feature.SceneImage, _model);
            return decision.Chosen is { } chosen
                ? $"{chosen.Id} ({chosen.Name} of {chosen.Connection})"
                : $"none: {decision.Refusal?.Message} {decision.Refusal?.Hint}".TrimEnd();
        }
    }

    private string DraftName => "review-" + _approval.Id;

    public async Task ApproveAsync()
    {
        IsAnswered = true;
        var prompt = Prompt.Trim().Length > 0 ? Prompt : null;
        var wasSent = false;
        var ended = await _board.RunAsync(
            "Scene",
            token => _services.Chat.Answer.ApproveAsync(_approval.Id, prompt, token),
            happened =>
            {
                wasSent |= happened is WorkflowEvent.JobCreated;
                _follow(happened);
            },
            ChatModel.Place);
        Problem = ended.Problem;
        if (wasSent)
        {
            _drafts.Write(DraftName, "");
        }
        else if (ended.State != ActivityState.Done)
        {
            // Nothing was written down: the prompt still waits, with the user's wording.
            IsAnswered = false;
        }
    }

    public async Task<Problem?> DenyAsync()
    {
        try
        {
            await Task.Run(() => _services.Chat.Answer.DenyAsync(_approval.Id, CancellationToken.None));
            IsAnswered = true;
            _drafts.Write(DraftName, "");
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Keeps the wording for later, here and for everybody who looks at what waits.</summary>
    public async Task<Problem?> KeepAsync()
    {
        if (Prompt == _approval.Prompt || IsAnswered)
        {
            return null;
        }

        try
        {
            await Task.Run(async () => await _services.Chat.Approvals.EditAsync(_approval.Id, Prompt, CancellationToken.None));
            return null;
        }
        catch (Exception error)
        {
            return Problem.Of(error);
        }
    }

    /// <summary>Has the writer draft another; this one is denied once there is one.</summary>
    public async Task<Activity> RegenerateAsync()
    {
        var ask = new SceneAsk { Chat = _approval.Chat, Message = _approval.Message };
        var ended = await _board.RunAsync(
            "Scene prompt", token => _services.Chat.Draft.RunAsync(ask, token), _follow, ChatModel.Place);
        if (ended.State == ActivityState.Done)
        {
            await DenyAsync();
        }

        return ended;
    }
}
