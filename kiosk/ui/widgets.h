// What a finger can press, and the small parts that screens are made of: all of them in one include.
#pragma once

#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chips.h"
