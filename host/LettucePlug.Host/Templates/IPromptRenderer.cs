namespace LettucePlug.Host.Templates;

/// <summary>Turns the data of a workflow into a prompt, by the template that wins for it.</summary>
internal interface IPromptRenderer
{
    /// <exception cref="TemplateException">
    /// No template of that id can be used, the inputs do not fit (all faults at once), or a pinned template is broken.
    /// </exception>
    Task<RenderedPrompt> RenderAsync(TemplateCall call, CancellationToken cancellationToken);
}
