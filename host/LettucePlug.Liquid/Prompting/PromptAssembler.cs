using System.Text;

namespace LettucePlug.Liquid;

/// <summary>Makes messages out of the finished output and the marks beside it.</summary>
internal static class PromptAssembler
{
    public static List<PromptMessage> Assemble(string text, List<Mark> marks, SectionPlan plan, string defaultRole)
    {
        var messages = new List<PromptMessage>();
        var parts = new List<PromptPart>();
        var pending = new StringBuilder();
        Mark? role = null;
        var at = 0;

        void FlushText()
        {
            if (pending.Length > 0)
            {
                parts.Add(new TextPart { Text = pending.ToString() });
                pending.Clear();
            }
        }

        void FlushMessage(string? name)
        {
            FlushText();
            Trim(parts);
            if (parts.Count > 0)
            {
                messages.Add(new PromptMessage
                {
                    Role = name,
                    Parts = [.. parts],
                    SourceFile = role?.File ?? "",
                    SourceLine = (int)(role?.Number ?? 0),
                });
            }

            parts.Clear();
        }

        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            plan.AppendKept(text, at, mark.At, pending);
            at = mark.At;
            if (plan.Drops(i))
            {
                continue;
            }

            switch (mark.Kind)
            {
                case MarkKind.RoleStart:
                    FlushMessage(defaultRole);
                    role = mark;
                    break;
                case MarkKind.RoleEnd:
                    FlushMessage(mark.Name);
                    role = null;
                    break;
                case MarkKind.Media:
                    FlushText();
                    parts.Add(new MediaPart { Slot = mark.Name, Media = mark.Media });
                    break;
                case MarkKind.History:
                    var history = new HistoryPart { Last = mark.Number < 0 ? null : (int)mark.Number };
                    if (role is null)
                    {
                        FlushMessage(defaultRole);
                        parts.Add(history);
                        FlushMessage(null);
                    }
                    else
                    {
                        FlushText();
                        parts.Add(history);
                    }

                    break;
            }
        }

        plan.AppendKept(text, at, text.Length, pending);
        FlushMessage(defaultRole);
        return messages;
    }

    // The line breaks around a role's body belong to the layout of the file, not to the message.
    private static void Trim(List<PromptPart> parts)
    {
        if (parts is [TextPart first, ..])
        {
            parts[0] = first with { Text = first.Text.TrimStart() };
        }

        if (parts is [.., TextPart last])
        {
            parts[^1] = last with { Text = last.Text.TrimEnd() };
        }

        parts.RemoveAll(static part => part is TextPart { Text.Length: 0 });
    }
}
