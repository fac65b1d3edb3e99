namespace LettucePlug.Liquid;

internal sealed partial class TemplateInspector
{
    private void VisitTag(Node node)
    {
        switch (node)
        {
            case AssignNode assign:
                Tag("assign", node);
                Visit(assign.Value);
                Assign(assign.Name, node);
                break;
            case CaptureNode capture:
                Tag("capture", node);
                VisitHidden(capture.Body);
                Assign(capture.Name, node);
                break;
            case SnippetNode snippet:
                Tag("snippet", node);
                VisitHidden(snippet.Body);
                Assign(snippet.Name, node);
                break;
            case CounterNode counter:
                Tag(counter.IsIncrement ? "increment" : "decrement", node);
                _assigned.Add(counter.Name);
                break;
            case CycleNode cycle:
                Tag("cycle", node);
                Visit(cycle.Group);
                Array.ForEach(cycle.Values, Visit);
                break;
            case InterruptNode:
                Tag("break", node);
                break;
            case IfChangedNode changed:
                Tag("ifchanged", node);
                Visit(changed.Body);
                break;
            case LinesNode lines:
                Tag("liquid", node);
                Visit(lines.Body);
                break;
            case IfNode branches:
                Tag("if", node);
                foreach (var branch in branches.Branches)
                {
                    Visit(branch.Condition);
                    Visit(branch.Body);
                }

                break;
            case CaseNode choice:
                VisitCase(choice);
                break;
            case ForNode loop:
                VisitLoop(node, "for", loop.Header, "forloop", loop.Body);
                Visit(loop.Otherwise ?? Block.None);
                break;
            case TableRowNode rows:
                VisitLoop(node, "tablerow", rows.Header, "tablerowloop", rows.Body);
                break;
            case IncludeNode include:
                _includes = true;
                VisitPartial(node, "include", include.Header);
                break;
            case RenderNode render:
                VisitPartial(node, "render", render.Header);
                break;
            default:
                VisitPromptTag(node);
                break;
        }
    }

    private void VisitPromptTag(Node node)
    {
        switch (node)
        {
            case RoleNode role:
                Tag("role", node);
                _roles.Add(Use(role.Role, node.Start, node.End));
                VisitHidden(role.Body);
                break;
            case MediaNode media:
                Tag("media", node);
                _slots.Add(Use(media.Slot, node.Start, node.End));
                break;
            case HistoryNode history:
                Tag("history", node);
                _hasHistory = true;
                if (!history.HasLimit)
                {
                    _unlimitedHistory.Add(Use("history", node.Start, node.End));
                }

                break;
            case SectionNode section:
                Tag("section", node);
                _sections.Add(Use(section.Name, node.Start, node.End));
                Visit(section.Body);
                break;
            case BlockNode block:
                Tag("block", node);
                _blocks.Add(Use(block.Name, node.Start, node.End));
                Visit(block.Body);
                break;
            case ExtendsNode:
                Tag("extends", node);
                break;
            case SuperNode:
                Tag("super", node);
                break;
        }
    }

    private void VisitCase(CaseNode choice)
    {
        Tag("case", choice);
        _guards++;
        Visit(choice.Subject);
        _guards--;
        foreach (var branch in choice.Branches)
        {
            Array.ForEach(branch.Values ?? [], Visit);
            Visit(branch.Body);
        }
    }

    // Text in here is not printed where it stands, so it cannot be outside of a role.
    private void VisitHidden(Block body)
    {
        _roleDepth++;
        Visit(body);
        _roleDepth--;
    }

    private void Assign(string name, Node node)
    {
        _assigned.Add(name);
        _assigns.Add(Use(name, node.Start, node.End));
    }
}
