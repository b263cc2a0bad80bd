"""Greets people by the time of day. The comments are in several languages: translate one."""

from datetime import datetime


def greeting(name: str, now: datetime) -> str:
    # ถ้าไม่มีชื่อ ให้ทักทายทุกคน
    if not name.strip():
        name = "everyone"

    # Trước 12 giờ trưa là buổi sáng.
    if now.hour < 12:
        return f"Good morning, {name}!"

    # Sebelum jam 6 sore masih siang hari.
    if now.hour < 18:
        return f"Good afternoon, {name}!"

    # 其余时间说晚上好。
    return f"Good evening, {name}!"


if __name__ == "__main__":
    # Baguhin ang pangalan at patakbuhin muli.
    print(greeting("Dara", datetime.now()))
